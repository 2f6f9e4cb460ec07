import type { AgeBand } from '#capabilities/people/person.ts'
import type { Services } from '#infrastructure/services.ts'
import { keptDays, mayBeAnsweredBy } from './ask-rules.ts'
import { findWalletRequest } from './find-wallet-request.ts'
import { lockWalletRequest } from './wallet-request-store.ts'

export type SendWalletAnswerOutcome =
  | { ok: true }
  | { ok: false; refusal: 'not-open' | 'nothing-in-it' | 'not-at-your-age' }

/**
 * Sends what a wallet showed to who asked, until the days are over that were named. The answer keeps the request's id, so
 * that the page on which it was looked at leads to it. A second press finds it sent.
 */
export function sendWalletAnswer(
  { id, age }: { id: string; age: AgeBand },
  { database, now }: Pick<Services, 'database'> & { now: Date },
): Promise<SendWalletAnswerOutcome> {
  return database.transaction().execute(async (tx): Promise<SendWalletAnswerOutcome> => {
    const request = await lockWalletRequest(tx, id, now)
    const sent = await tx.selectFrom('askAnswers').select('id').where('id', '=', id).executeTakeFirst()
    if (sent) return { ok: true }
    const found = request && (await findWalletRequest({ id }, { database: tx, now }))
    if (!found) return { ok: false, refusal: 'not-open' }
    const { documents } = found.request
    if (!documents) return { ok: false, refusal: 'nothing-in-it' }
    if (!mayBeAnsweredBy(found.ask, age)) return { ok: false, refusal: 'not-at-your-age' }
    const endsAt = new Date(now.getTime() + keptDays(found.ask.keepDays, age) * 86_400_000)
    await tx.deleteFrom('walletRequests').where('id', '=', id).execute()
    await tx
      .insertInto('askAnswers')
      .values({
        ...{ id, askId: found.ask.id, nameShown: false, documents: JSON.stringify(documents), ageBand: age },
        ...{ sentAt: now, endsAt },
      })
      .execute()
    return { ok: true }
  })
}
