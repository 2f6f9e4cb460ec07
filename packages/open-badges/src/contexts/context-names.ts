/** The context of Verifiable Credentials 1.1, which older badges carry. */
export const CREDENTIALS_V1_CONTEXT = 'https://www.w3.org/2018/credentials/v1'

/** The first context of every Verifiable Credential 2.0 (VC Data Model 2.0 §4.3). */
export const CREDENTIALS_V2_CONTEXT = 'https://www.w3.org/ns/credentials/v2'

/** The Open Badges context that this package issues under (Open Badges 3.0 §B.1). */
export const OPEN_BADGES_CONTEXT = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'

/** The context of 1EdTech's own kinds of schema, revocation list and refresh service. */
export const OPEN_BADGES_EXTENSIONS_CONTEXT = 'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json'

/** The context that a proof needs where the credential's own contexts do not define one. */
export const DATA_INTEGRITY_CONTEXT = 'https://w3id.org/security/data-integrity/v2'

/** An earlier version of that context; together the two contradict each other. */
export const DATA_INTEGRITY_V1_CONTEXT = 'https://w3id.org/security/data-integrity/v1'

/** The context of the legacy suite Ed25519Signature2020. */
export const ED25519_2020_CONTEXT = 'https://w3id.org/security/suites/ed25519-2020/v1'

/** The context of learner records (Comprehensive Learner Record 2.0). */
export const LEARNER_RECORD_CONTEXT = 'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json'

/** Context documents by address. Whatever is not in the set is refused by name; nothing is fetched. */
export type ContextSet = ReadonlyMap<string, object>
