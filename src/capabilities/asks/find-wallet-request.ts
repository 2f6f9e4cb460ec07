import { findIssuerIdentity } from '#capabilities/organisations/find-issuer-identity.ts'
import type { Reading } from '#infrastructure/database/database.ts'
import type { Services } from '#infrastructure/services.ts'
import { selectAsks } from './ask-store.ts'
import { findOpenAsk } from './find-ask.ts'
import type { PublicAsk } from './public-ask.ts'
import type { WalletRequest } from './wallet-request.ts'
import { clientIdOf } from './wallet-request-format.ts'
import { selectWalletRequest } from './wallet-request-store.ts'

/** A request that goes on, with the ask that it puts; none once the ask is closed or was changed. */
export async function findWalletRequest(
  { id }: { id: string },
  { database, now }: Reading & { now: Date },
): Promise<{ request: WalletRequest; ask: PublicAsk } | undefined> {
  const request = await selectWalletRequest(database, id, now)
  const found = request && (await findOpenAsk({ id: request.askId }, { database, now }))
  return found && found.revision === request.basedOn ? { request, ask: found.ask } : undefined
}

/** As whom an organisation asks: what it signs with, and what wallets know it by. */
export async function findWalletAsker(
  { askId }: { askId: string },
  { database, masterKey, site, now }: Pick<Services, 'database' | 'masterKey' | 'site'> & { now: Date },
) {
  const { organisationId } = await selectAsks(database, now).where('asks.id', '=', askId).executeTakeFirstOrThrow()
  const kind = site.didMethod === 'web' ? ('P-256' as const) : undefined
  const identity = await findIssuerIdentity({ organisationId, kind }, { database, masterKey, site })
  return { ...identity, clientId: clientIdOf(identity.did) }
}
