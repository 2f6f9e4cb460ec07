import { HOLDER_ALGORITHMS, OPEN_BADGE_VCT, type PresentedFormat } from '@waymark/open-badges'

/** A request object is read by type (RFC 9101 §10.8), and its audience is any wallet (OpenID4VP 1.0 §5.8). */
export const requestObjectType = 'oauth-authz-req+jwt'
const anyWallet = 'https://self-issued.me/v2'

/** What each credential query is called, and the form that it asks for. */
export const shownFormats = { sd: 'dc+sd-jwt', jwt: 'jwt_vc_json', ldp: 'ldp_vc' } as const satisfies Record<
  string,
  PresentedFormat
>

const vocabulary = 'https://purl.imsglobal.org/spec/vc/ob/vocab.html#'
const types = ['OpenBadgeCredential', 'AchievementCredential']
/** By the full name as the standard has it, and by the short one, which is what many wallets compare. */
const type_values = [...types.map((type) => `${vocabulary}${type}`), ...types].map((type) => [type])

/**
 * Any Open Badges that a wallet holds, in any of the three forms (DCQL, OpenID4VP 1.0 §6). No claim is asked for: of an
 * SD-JWT only what must be shown is shown.
 */
export const badgeQuery = {
  credentials: [
    { id: 'sd', format: shownFormats.sd, multiple: true, meta: { vct_values: [OPEN_BADGE_VCT] } },
    { id: 'jwt', format: shownFormats.jwt, multiple: true, meta: { type_values } },
    { id: 'ldp', format: shownFormats.ldp, multiple: true, meta: { type_values } },
  ],
  credential_sets: [
    { options: [['sd'], ['jwt'], ['ldp'], ['sd', 'jwt'], ['sd', 'ldp'], ['jwt', 'ldp'], ['sd', 'jwt', 'ldp']] },
  ],
}

/** Who asks, as a wallet names it: a DID with the prefix that says so (OpenID4VP 1.0 §5.9.3). */
export const clientIdOf = (did: string) => `decentralized_identifier:${did}`

/** Where the answer goes: posted to an address of ours, or through the browser to the page of this origin that asks. */
type AnswersTo = { responseUri: string } | { origin: string }

interface Asked {
  /** The name of who asks. */
  name: string
  nonce: string
  answersTo: AnswersTo
}

interface SignedParts extends Asked {
  clientId: string
  startedAt: Date
  endsAt: Date
}

const seconds = (date: Date) => Math.floor(date.getTime() / 1000)

const linkedDataProofs = {
  proof_type_values: ['DataIntegrityProof', 'Ed25519Signature2020'],
  cryptosuite_values: ['eddsa-rdfc-2022', 'ecdsa-rdfc-2019'],
}

/**
 * The claims of the request object (OpenID4VP 1.0 §5). The answer is in the clear of TLS. One that goes through the browser
 * names the origin that may ask with it (Appendix A.2), so that another site has no use for a copy.
 */
export function requestObject({ clientId, startedAt, endsAt, ...asked }: SignedParts) {
  const { answersTo } = asked
  return {
    ...{ aud: anyWallet, iat: seconds(startedAt), exp: seconds(endsAt), client_id: clientId },
    ...unsignedRequest(asked),
    ...('origin' in answersTo && { expected_origins: [answersTo.origin] }),
  }
}

/** The same without who asks, as the browser says that itself (OpenID4VP 1.0 Appendix A.3.1). */
export function unsignedRequest({ name, nonce, answersTo }: Asked) {
  const algorithms = [...HOLDER_ALGORITHMS]
  const mode =
    'origin' in answersTo
      ? { response_mode: 'dc_api' }
      : { response_mode: 'direct_post', response_uri: answersTo.responseUri }
  return {
    ...{ response_type: 'vp_token', ...mode, nonce },
    dcql_query: badgeQuery,
    client_metadata: {
      client_name: name,
      vp_formats_supported: {
        'dc+sd-jwt': { 'sd-jwt_alg_values': algorithms, 'kb-jwt_alg_values': algorithms },
        jwt_vc_json: { alg_values: algorithms },
        ldp_vc: linkedDataProofs,
        // The name of drafts. LearnCard signs for authentication only where it finds how to.
        ldp_vp: linkedDataProofs,
      },
    },
  }
}

/** For whom a wallet signs what it shows through a browser, also where an organisation signed the request (OpenID4VP 1.0 Appendix A.4). */
export const browserAudienceOf = (origin: string) => `origin:${origin}`

/** The address at which a wallet reads the request, and the one to which it answers. */
export const requestAddress = (origin: string, askId: string, code: string) => `${origin}/asks/${askId}/request/${code}`
export const responseAddress = (origin: string, askId: string, code: string) =>
  `${origin}/asks/${askId}/response/${code}`

/** Where a page posts what a wallet answered through the browser. */
export const browserAnswerPath = (askId: string, code: string) => `/asks/${askId}/browser/${code}`

/** What a wallet opens, by reference (OpenID4VP 1.0 §5.7): short enough for a code to scan. */
export function walletRequestLink({ clientId, requestUri }: { clientId: string; requestUri: string }): string {
  const asked = new URLSearchParams({ client_id: clientId, request_uri: requestUri })
  return `openid4vp://?${asked}`
}

/** What a wallet answered: each credential query with its presentations (OpenID4VP 1.0 §8.1). */
export function presentationsIn(vpToken: unknown): { format: PresentedFormat; presented: unknown }[] | undefined {
  if (vpToken === null || typeof vpToken !== 'object' || Array.isArray(vpToken)) return undefined
  const all = Object.entries(vpToken).flatMap(([id, presented]) =>
    [presented].flat().map((one) => ({ format: formatOf(id), presented: one })),
  )
  return all.every((one): one is { format: PresentedFormat; presented: unknown } => one.format !== undefined)
    ? all
    : undefined
}

function formatOf(id: string): PresentedFormat | undefined {
  return Object.entries(shownFormats).find(([name]) => name === id)?.[1]
}
