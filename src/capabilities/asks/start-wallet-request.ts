import { lockJoseKey } from '#capabilities/organisations/lock-jose-key.ts'
import { newId } from '#infrastructure/ids.ts'
import type { Services } from '#infrastructure/services.ts'
import { selectAsks } from './ask-store.ts'
import { findOpenAsk } from './find-ask.ts'
import { mostWaiting, walletRequestMinutes } from './wallet-request.ts'

export type StartWalletRequestOutcome =
  | { ok: true; walletRequestId: string }
  | { ok: false; refusal: 'not-open' | 'too-many-wallets' }

/** Puts an ask to one wallet, for some minutes. Who starts it needs no account, and nothing is kept of them. */
export function startWalletRequest(
  { askId }: { askId: string },
  { database, masterKey, site, now }: Pick<Services, 'database' | 'masterKey' | 'site'> & { now: Date },
): Promise<StartWalletRequestOutcome> {
  return database.transaction().execute(async (tx): Promise<StartWalletRequestOutcome> => {
    const found = await findOpenAsk({ id: askId }, { database: tx, now })
    if (!found) return { ok: false, refusal: 'not-open' }
    const { organisationId } = await selectAsks(tx, now).where('asks.id', '=', askId).executeTakeFirstOrThrow()
    const { waiting } = await tx
      .selectFrom('walletRequests')
      .select((select) => select.fn.countAll<number>().as('waiting'))
      .where('askId', '=', askId)
      .where('endsAt', '>', now)
      .executeTakeFirstOrThrow()
    if (waiting >= mostWaiting) return { ok: false, refusal: 'too-many-wallets' }
    // The request is signed on P-256, which wallets read; under did:key by the one key that there is.
    if (site.didMethod === 'web') await lockJoseKey({ organisationId }, { tx, masterKey, now })
    const id = newId(now)
    const endsAt = new Date(now.getTime() + walletRequestMinutes * 60_000)
    await tx
      .insertInto('walletRequests')
      .values({ id, askId, basedOn: found.revision, startedAt: now, endsAt })
      .execute()
    return { ok: true, walletRequestId: id }
  })
}
