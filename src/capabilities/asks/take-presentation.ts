import { isDeepStrictEqual } from 'node:util'
import { checkPresentation, type PresentationRefusal } from '@waymark/open-badges'
import type { Services } from '#infrastructure/services.ts'
import { findWalletAsker, findWalletRequest } from './find-wallet-request.ts'
import { mostShown, type ShownDocument } from './wallet-request.ts'
import { readWalletRequestCode, walletRequestNonceOf } from './wallet-request-code.ts'
import { browserAudienceOf, presentationsIn } from './wallet-request-format.ts'
import { lockWalletRequest } from './wallet-request-store.ts'

export type TakePresentationOutcome =
  | { ok: true; walletRequestId: string }
  | { ok: false; refusal: PresentationRefusal | 'no-such-request' | 'too-many-badges' | 'was-answered' }

interface Presented {
  askId: string
  /** As it was scanned. */
  code: string
  vpToken: unknown
  /** Posted by the wallet, or handed to the page by the browser: it is signed for who asks, or for this origin. */
  by: 'wallet' | 'browser'
}

/**
 * Takes what a wallet shows: bound to the key that signed our nonce for who asks. Once; the same again is the same answer,
 * as of a wallet that lost ours. Nothing is sent by it, and whether the badges are genuine is looked at when they are read.
 */
export async function takePresentation(
  { askId, code, vpToken, by }: Presented,
  { database, ...powers }: Pick<Services, 'database' | 'masterKey' | 'site'> & { now: Date },
): Promise<TakePresentationOutcome> {
  const { masterKey, site, now } = powers
  const read = readWalletRequestCode(code, ['wallet'], masterKey)
  const found = read && (await findWalletRequest({ id: read.id }, { database, now }))
  if (!found || found.ask.id !== askId) return { ok: false, refusal: 'no-such-request' }
  const { id } = found.request
  const presented = presentationsIn(vpToken)
  if (!presented || presented.length === 0) return { ok: false, refusal: 'holds-nothing' }
  if (presented.length > mostShown) return { ok: false, refusal: 'too-many-badges' }
  const audience =
    by === 'browser'
      ? browserAudienceOf(site.origin)
      : (await findWalletAsker({ askId }, { database, ...powers })).clientId
  const asked = { audience, nonce: walletRequestNonceOf(id, masterKey), now, contexts: site.contexts }
  const documents: ShownDocument[] = []
  for (const { format, presented: one } of presented) {
    const outcome = await checkPresentation(one, { ...asked, format })
    if (!outcome.ok) return outcome
    documents.push(...outcome.credentials)
  }
  if (documents.length > mostShown) return { ok: false, refusal: 'too-many-badges' }
  return database.transaction().execute(async (tx): Promise<TakePresentationOutcome> => {
    const request = await lockWalletRequest(tx, id, now)
    if (!request) return { ok: false, refusal: 'no-such-request' }
    if (request.documents)
      return isDeepStrictEqual(request.documents, documents)
        ? { ok: true, walletRequestId: id }
        : { ok: false, refusal: 'was-answered' }
    await tx
      .updateTable('walletRequests')
      .set({ documents: JSON.stringify(documents) })
      .where('id', '=', id)
      .execute()
    return { ok: true, walletRequestId: id }
  })
}
