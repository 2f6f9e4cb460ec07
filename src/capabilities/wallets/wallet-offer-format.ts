import { HOLDER_ALGORITHMS, OPEN_BADGE_VCT } from '@waymark/open-badges'
import { type CopyFormat, copyFormats } from '#capabilities/awards/wallet-copies.ts'
import type { FoundWalletOffer } from './find-wallet-offer.ts'

/** The grant of OpenID4VCI in which the learner has agreed before (RFC 8693 names, OpenID4VCI 1.0 §3.5). */
export const preAuthorized = 'urn:ietf:params:oauth:grant-type:pre-authorized_code'

/** The address under which wallets know an organisation as an issuer. */
export const issuerAddressOf = (origin: string, organisationSlug: string) => `${origin}/issuers/${organisationSlug}`

export const walletOfferAddress = (origin: string, code: string) => `${origin}/h/${code}`

const contexts = [
  'https://www.w3.org/ns/credentials/v2',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
] as const

/** The form that a configuration stands for. */
export const configurationOf = (format: CopyFormat) => `open-badge_${format}`
export const formatOfConfiguration = (id: unknown): CopyFormat | undefined =>
  copyFormats.find((format) => configurationOf(format) === id)

/** A credential offer (OpenID4VCI 1.0 §4.1.1). */
export function credentialOffer({ origin, offer, code }: { origin: string; offer: FoundWalletOffer; code: string }) {
  const description = 'The six digits on the page where the badge is handed over.'
  return {
    credential_issuer: issuerAddressOf(origin, offer.organisationSlug),
    credential_configuration_ids: copyFormats.map(configurationOf),
    grants: {
      [preAuthorized]: {
        'pre-authorized_code': code,
        ...(offer.asksPin && { tx_code: { input_mode: 'numeric', length: 6, description } }),
      },
    },
  }
}

/** The offer as an address that a wallet opens (OpenID4VCI 1.0 §4.1.2), the whole offer in it. */
export function credentialOfferLink(parts: { origin: string; offer: FoundWalletOffer; code: string }): string {
  return `openid-credential-offer://?credential_offer=${encodeURIComponent(JSON.stringify(credentialOffer(parts)))}`
}

/** The same by an address at which the offer lies: short enough for a code to scan. */
export function shortCredentialOfferLink({ origin, code }: { origin: string; code: string }): string {
  const address = `${walletOfferAddress(origin, code)}/offer`
  return `openid-credential-offer://?credential_offer_uri=${encodeURIComponent(address)}`
}

/**
 * How a hand-over can be taken (VCALM, interaction addresses). With a PIN only by OpenID4VCI, which has a field for one. What
 * VCALM called `OID4VCI` before stands beside, for wallets that know no other name.
 */
export function protocolsOf(parts: { origin: string; offer: FoundWalletOffer; code: string }) {
  const { origin, offer, code } = parts
  const address = walletOfferAddress(origin, code)
  const link = credentialOfferLink(parts)
  return {
    interact: `${address}?iuv=1`,
    ...(!offer.asksPin && { vcapi: `${address}/exchange` }),
    'oid4vci-1.0': link,
    OID4VCI: link,
  }
}

interface Issuer {
  address: string
  name: string
  didMethod: 'web' | 'key'
}

/** What wallets read of an issuer (OpenID4VCI 1.0 §12.2.4; drafts 13 and 14 find their older members beside). */
export function issuerMetadata({ address, name, didMethod }: Issuer) {
  const display = [{ name: 'Open Badge', locale: 'en' }]
  const binding = {
    cryptographic_binding_methods_supported: ['did:key', 'did:jwk', 'jwk'],
    proof_types_supported: { jwt: { proof_signing_alg_values_supported: HOLDER_ALGORITHMS } },
    display,
    credential_metadata: { display },
  }
  const type = ['VerifiableCredential', 'OpenBadgeCredential']
  const joseAlgorithms = [didMethod === 'web' ? 'ES256' : 'EdDSA']
  const configurations: Record<CopyFormat, object> = {
    ldp_vc: {
      ...{ format: 'ldp_vc', credential_definition: { '@context': contexts, type } },
      ...{ credential_signing_alg_values_supported: ['eddsa-rdfc-2022'], ...binding },
    },
    jwt_vc_json: {
      ...{ format: 'jwt_vc_json', credential_definition: { type } },
      ...{ credential_signing_alg_values_supported: joseAlgorithms, ...binding },
    },
    'dc+sd-jwt': {
      ...{ format: 'dc+sd-jwt', vct: OPEN_BADGE_VCT },
      ...{ credential_signing_alg_values_supported: joseAlgorithms, ...binding },
    },
  }
  return {
    credential_issuer: address,
    credential_endpoint: `${address}/credential`,
    nonce_endpoint: `${address}/nonce`,
    notification_endpoint: `${address}/notification`,
    display: [{ name }],
    credential_configurations_supported: Object.fromEntries(
      copyFormats.map((format) => [configurationOf(format), configurations[format]]),
    ),
  }
}

/** The issuer as its own authorization server (RFC 8414). */
export function authorizationServerMetadata(address: string) {
  return {
    issuer: address,
    token_endpoint: `${address}/token`,
    token_endpoint_auth_methods_supported: ['none'],
    grant_types_supported: [preAuthorized],
    response_types_supported: [],
    'pre-authorized_grant_anonymous_access_supported': true,
  }
}
