export { bakePng } from './baking/bake-png.ts'
export { bakeSvg, unbakeSvg } from './baking/bake-svg.ts'
export { BakingFault, type BakingRefusal, type UnbakeOutcome } from './baking/baking-refusal.ts'
export { unbakePdf } from './baking/unbake-pdf.ts'
export { unbakePng } from './baking/unbake-png.ts'
export { type ContextSet, CREDENTIALS_V2_CONTEXT, OPEN_BADGES_CONTEXT } from './contexts/context-names.ts'
export { knownContexts } from './contexts/known-contexts.ts'
export {
  checkHolderProof,
  HOLDER_ALGORITHMS,
  type Holder,
  type HolderKey,
  type HolderProofOutcome,
  type HolderProofRefusal,
  holderOfDid,
} from './holder/check-holder-proof.ts'
export {
  checkPresentation,
  type PresentationOutcome,
  type PresentationRefusal,
  type PresentedFormat,
} from './holder/check-presentation.ts'
export { type DidDocumentParts, didDocument, verificationMethodOf } from './identity/did-document.ts'
export { didKeyOf } from './identity/did-key.ts'
export { didWebOf, didWebUrl } from './identity/did-web.ts'
export type { ProofPurpose, ResolveDid } from './identity/issuer-keys.ts'
export { isPrivateAddress } from './identity/private-address.ts'
export {
  type JwtSigningOptions,
  signCredentialAsJwt,
  signCredentialAsVcJwt,
  signedJwt,
} from './jwt/sign-credential-as-jwt.ts'
export { KeyFault, type KeyFaultCode } from './keys/key-fault.ts'
export { type Ed25519Jwk, generateKeyPair, type KeyPair, publicJwkOf } from './keys/key-pair.ts'
export type { MultikeyKind } from './keys/multikey.ts'
export { publicMultikeyOf } from './keys/verification-key.ts'
export type {
  Achievement,
  Address,
  Alignment,
  Evidence,
  IdentityObject,
  Image,
  Profile,
  Result,
  ResultDescription,
} from './model/badge-parts.ts'
export {
  achievementSchema,
  alignmentSchema,
  evidenceSchema,
  identityObjectSchema,
  profileSchema,
} from './model/badge-parts.ts'
export {
  type AchievementCredentialParts,
  buildAchievementCredential,
  type SubjectParts,
} from './model/build-achievement-credential.ts'
export {
  buildEndorsementCredential,
  type EndorsementCredentialParts,
} from './model/build-endorsement-credential.ts'
export {
  type AchievementCredential,
  achievementCredentialSchema,
  type DataIntegrityProof,
  type EndorsementCredential,
  endorsementCredentialSchema,
  type ParseOutcome,
  parseAchievementCredential,
  parseEndorsementCredential,
  type ShapeProblem,
  type SignedCredential,
  type VerifiableCredential,
  verifiableCredentialSchema,
} from './model/credential.ts'
export type { JsonObject, JsonValue } from './model/json.ts'
export {
  type Association,
  buildLearnerRecord,
  type LearnerRecord,
  type LearnerRecordParts,
  learnerRecordSchema,
  parseLearnerRecord,
} from './model/learner-record.ts'
export { type LanguageMap, type LanguageText, type Text, wordsOf } from './model/text.ts'
export {
  type AchievementType,
  type AlignmentTargetType,
  type ByTheStandard,
  type IdentifierType,
  type ResultStatus,
  type ResultType,
  vocabularyProblemOf,
} from './model/vocabularies.ts'
export { type Cryptosuite, isCryptosuite } from './proof/cryptosuites.ts'
export { addProof, type Signable, type SigningOptions, signCredential } from './proof/sign-credential.ts'
export { signCredentials } from './proof/sign-credentials.ts'
export { buildPresentation, type PresentationParts, signPresentation } from './proof/sign-presentation.ts'
export { SigningFault } from './proof/signing-fault.ts'
export { type JsonOutcome, type JsonRefusal, parseJson } from './reading/parse-json.ts'
export {
  type Container,
  type ReadBadge,
  type ReadOutcome,
  type ReadRefusal,
  readBadge,
} from './reading/read-badge.ts'
export type { Standard } from './reading/standard-of.ts'
export {
  DISCLOSABLE,
  type KeyBinding,
  OPEN_BADGE_VCT,
  presentSdJwt,
  type SdJwtSigningOptions,
  signCredentialAsSdJwt,
} from './sd-jwt/sign-credential-as-sd-jwt.ts'
export { readStatus, STATUS_LIST_LENGTH, type StatusListRefusal, type StatusReading } from './status/bitstring.ts'
export { encodeStatusList, encodeStatusValues, type StatusValues } from './status/encode-bitstring.ts'
export {
  type RevocationListEntry,
  type StatusEntry,
  type StatusMessage,
  type StatusPlace,
  type StatusPurpose,
  statusEntry,
} from './status/status-entry.ts'
export {
  buildStatusListCredential,
  type StatusListCredential,
  type StatusListParts,
} from './status/status-list-credential.ts'
export {
  type IssueOutcome,
  type IssuingKey,
  issueVerifiableCredential,
  type VcApiIssuer,
} from './vc-api/issue-verifiable-credential.ts'
export type { ProblemDetail } from './vc-api/problem-details.ts'
export {
  type VcApiCheck,
  type VcApiVerification,
  verifyVerifiableCredential,
} from './vc-api/verify-verifiable-credential.ts'
export {
  type VcApiPresentationVerification,
  verifyVerifiablePresentation,
} from './vc-api/verify-verifiable-presentation.ts'
export type { FetchDocument, FetchOutcome } from './verification/document-source.ts'
export { type ExplanationLanguage, explainCheck, explanations } from './verification/explanations.ts'
export type { ReasonCode } from './verification/reasons.ts'
export type {
  AlignmentSummary,
  BadgeSummary,
  Caution,
  Check,
  CheckId,
  EndorsementReport,
  EvidenceSummary,
  Verdict,
  VerificationReport,
} from './verification/report.ts'
export type { Explanations } from './verification/sentences.ts'
export type { LookUpStatus, TrustedStatus } from './verification/verification-context.ts'
export { verifyBadge } from './verification/verify-badge.ts'
export type { VerifyOptions } from './verification/verify-options.ts'
