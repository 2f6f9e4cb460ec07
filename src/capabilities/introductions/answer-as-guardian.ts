import { audit } from '#infrastructure/database/audit.ts'
import type { Services } from '#infrastructure/services.ts'
import { readGuardianLink } from './introduction-code.ts'
import { introductionMoved } from './introduction-jobs.ts'
import { endOf } from './introduction-rules.ts'
import { countOne, lockIntroduction } from './introduction-store.ts'

export type AnswerAsGuardianOutcome = { ok: true } | { ok: false; refusal: 'no-such-link' | 'answered-already' }

type LinkPowers = Pick<Services, 'database' | 'queue' | 'masterKey'> & { now: Date }

/**
 * A guardian lets an introduction go to its employer, or not; who agreed can still say no later, and then its employer reads
 * it no more. The link in their mail is what proves them.
 */
export function answerAsGuardian(
  { code, agrees }: { code: string; agrees: boolean },
  { database, queue, masterKey, now }: LinkPowers,
): Promise<AnswerAsGuardianOutcome> {
  const introductionId = readGuardianLink(code, masterKey)
  if (!introductionId) return Promise.resolve({ ok: false, refusal: 'no-such-link' })
  return database.transaction().execute(async (tx): Promise<AnswerAsGuardianOutcome> => {
    const row = await lockIntroduction(tx, introductionId)
    if (!row?.guardianAskedAt || row.takenBackAt || row.endsAt <= now) return { ok: false, refusal: 'no-such-link' }
    if (row.state === 'refused' || (agrees && row.state !== 'waiting'))
      return { ok: false, refusal: 'answered-already' }
    await tx
      .updateTable('introductions')
      .set(
        agrees
          ? {
              state: 'sent',
              sentAt: now,
              guardianAgreedAt: now,
              guardianEmail: null,
              endsAt: endOf(now, { isWaiting: false }),
              warnedAt: null,
            }
          : {
              state: 'refused',
              guardianEmail: null,
              guardianAgreedAt: null,
              answeredAt: null,
              reason: null,
              answer: '',
            },
      )
      .where('id', '=', introductionId)
      .execute()
    if (agrees) await countOne(tx, { ...row, what: 'sent' }, now)
    const news = agrees ? (['guardian-agreed', 'sent'] as const) : (['guardian-refused'] as const)
    await queue.enqueue(
      tx,
      introductionMoved,
      news.map((one) => ({ introductionId, news: one })),
    )
    const action = agrees ? 'person.introduction-agreed' : 'person.introduction-refused'
    await audit(tx, { actorId: undefined, action, subjectType: 'person', subjectId: row.personId }, now)
    return { ok: true }
  })
}
