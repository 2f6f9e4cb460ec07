import { signedJwt } from '@waymark/open-badges'
import type { Services } from '#infrastructure/services.ts'
import { findWalletAsker, findWalletRequest } from './find-wallet-request.ts'
import { type StartWalletRequestOutcome, startWalletRequest } from './start-wallet-request.ts'
import { walletRequestCodeOf, walletRequestNonceOf } from './wallet-request-code.ts'
import { browserAnswerPath, requestObject, requestObjectType, unsignedRequest } from './wallet-request-format.ts'

/** What a page hands to `navigator.credentials.get`, and where it posts what comes back. */
export interface BrowserRequest {
  requests: { protocol: 'openid4vp-v1-signed' | 'openid4vp-v1-unsigned'; data: object }[]
  answerTo: string
}

export type SignBrowserRequestOutcome =
  | { ok: true; asked: BrowserRequest }
  | Extract<StartWalletRequestOutcome, { ok: false }>

/**
 * Puts an ask to a wallet through the browser in which its page is open (OpenID4VP 1.0 Appendix A): signed by who asks, and
 * beside it as it is, for wallets that know no DID and go by the origin that the browser names.
 */
export async function signBrowserRequest(
  { askId }: { askId: string },
  powers: Pick<Services, 'database' | 'masterKey' | 'site'> & { now: Date },
): Promise<SignBrowserRequestOutcome> {
  const started = await startWalletRequest({ askId }, powers)
  if (!started.ok) return started
  const { masterKey, site } = powers
  const { walletRequestId: id } = started
  const found = await findWalletRequest({ id }, powers)
  if (!found) return { ok: false, refusal: 'not-open' }
  const { clientId, key, verificationMethod } = await findWalletAsker({ askId }, powers)
  const asked = {
    name: found.ask.organisationName,
    nonce: walletRequestNonceOf(id, masterKey),
    answersTo: { origin: site.origin },
  }
  const { startedAt, endsAt } = found.request
  const header = { typ: requestObjectType, kid: verificationMethod }
  const request = await signedJwt(header, requestObject({ ...asked, clientId, startedAt, endsAt }), key)
  return {
    ok: true,
    asked: {
      requests: [
        { protocol: 'openid4vp-v1-signed', data: { request } },
        { protocol: 'openid4vp-v1-unsigned', data: unsignedRequest(asked) },
      ],
      answerTo: browserAnswerPath(askId, walletRequestCodeOf(id, 'wallet', masterKey)),
    },
  }
}
