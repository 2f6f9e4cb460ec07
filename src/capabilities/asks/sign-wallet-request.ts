import { signedJwt } from '@waymark/open-badges'
import type { Services } from '#infrastructure/services.ts'
import { findWalletAsker, findWalletRequest } from './find-wallet-request.ts'
import { readWalletRequestCode, walletRequestNonceOf } from './wallet-request-code.ts'
import { requestObject, requestObjectType, responseAddress } from './wallet-request-format.ts'

interface Asked {
  askId: string
  /** As it was scanned. */
  code: string
  /** A word of the wallet's own, which is signed too where it sends one (OpenID4VP 1.0 §5.10). */
  walletNonce?: string | undefined
}

/** The request as the organisation signs it, for the wallet that reads it; `undefined` where nothing is asked any more. */
export async function signWalletRequest(
  { askId, code, walletNonce }: Asked,
  powers: Pick<Services, 'database' | 'masterKey' | 'site'> & { now: Date },
): Promise<string | undefined> {
  const { masterKey, site } = powers
  const read = readWalletRequestCode(code, ['wallet'], masterKey)
  const found = read && (await findWalletRequest({ id: read.id }, powers))
  if (!found || found.ask.id !== askId || found.request.documents) return undefined
  const { request, ask } = found
  const { clientId, key, verificationMethod } = await findWalletAsker({ askId }, powers)
  const asked = requestObject({
    ...{ clientId, name: ask.organisationName, startedAt: request.startedAt, endsAt: request.endsAt },
    answersTo: { responseUri: responseAddress(site.origin, askId, code) },
    nonce: walletRequestNonceOf(request.id, masterKey),
  })
  const header = { typ: requestObjectType, kid: verificationMethod }
  return signedJwt(header, { ...asked, ...(walletNonce && { wallet_nonce: walletNonce }) }, key)
}
