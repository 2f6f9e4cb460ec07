import type { ReadRefusal } from '../reading/read-badge.ts'
import type { UnreachableReason } from './unreachable.ts'

/** What a reason means for the badge as a whole. */
export type Effect = 'not-genuine' | 'damaged' | 'no-badge' | 'no-longer-valid' | 'suspended' | 'cannot-tell' | 'none'

/** Why nothing could be read, or why a check did not pass. A closed list: each has a sentence in every language. */
export type ReasonCode =
  | ReadRefusal
  | UnreachableReason
  | 'address-not-https'
  | 'shape-wrong'
  | 'id-used-twice'
  | 'context-missing'
  | 'context-wrong'
  | 'context-unknown'
  | 'context-inline'
  | 'field-is-not-a-plain-term'
  | 'term-unknown'
  | 'document-too-tangled'
  | 'not-json-ld'
  | 'value-not-exact'
  | 'outside-compiled-shapes'
  | 'proof-missing'
  | 'proof-malformed'
  | 'proof-kind-unknown'
  | 'proof-purpose-wrong'
  | 'proof-expired'
  | 'signature-wrong'
  | 'jwt-algorithm-refused'
  | 'jwt-header-refused'
  | 'jwt-claims-disagree'
  | 'did-method-unknown'
  | 'issuer-document-wrong'
  | 'issuer-has-no-keys'
  | 'key-not-found'
  | 'key-kind-unknown'
  | 'key-not-for-badges'
  | 'key-not-the-issuers'
  | 'key-revoked'
  | 'holder-did-not-sign'
  | 'expired'
  | 'not-yet-valid'
  | 'dates-missing'
  | 'date-unreadable'
  | 'revoked'
  | 'suspended'
  | 'status-kind-unknown'
  | 'status-list-not-trusted'
  | 'status-list-unreadable'
  | 'status-list-expired'
  | 'status-list-too-short'
  | 'status-index-outside-list'
  | 'hosted-copy-differs'
  | 'hosted-elsewhere'
  | 'verification-kind-unknown'
  | 'earlier-check-did-not-pass'
  | 'no-status-published'
  | 'status-message'
  | 'input-unreadable'
  | 'unexpected-fault'

const UNREADABLE = {
  'not-a-png': 'damaged',
  'not-an-svg': 'no-badge',
  'picture-too-large': 'cannot-tell',
  'no-badge-in-picture': 'no-badge',
  'no-badge-in-document': 'no-badge',
  'baked-text-unreadable': 'damaged',
  'document-damaged': 'damaged',
  empty: 'no-badge',
  'too-large': 'cannot-tell',
  'too-deep': 'cannot-tell',
  'not-text': 'no-badge',
  'json-unreadable': 'damaged',
  'json-ambiguous': 'not-genuine',
  'jwt-unreadable': 'damaged',
  'disclosures-wrong': 'not-genuine',
  'envelope-wrong': 'not-genuine',
  'not-a-badge': 'no-badge',
} as const satisfies Record<ReadRefusal, Effect>

const EFFECTS: Record<ReasonCode, Effect> = {
  ...UNREADABLE,
  'shape-wrong': 'not-genuine',
  'id-used-twice': 'cannot-tell',
  'context-missing': 'not-genuine',
  'context-wrong': 'not-genuine',
  'context-unknown': 'cannot-tell',
  'context-inline': 'cannot-tell',
  'field-is-not-a-plain-term': 'cannot-tell',
  'term-unknown': 'not-genuine',
  'document-too-tangled': 'cannot-tell',
  'not-json-ld': 'not-genuine',
  'value-not-exact': 'cannot-tell',
  'outside-compiled-shapes': 'cannot-tell',
  'proof-missing': 'not-genuine',
  'proof-malformed': 'not-genuine',
  'proof-kind-unknown': 'cannot-tell',
  'proof-purpose-wrong': 'not-genuine',
  'proof-expired': 'no-longer-valid',
  'signature-wrong': 'not-genuine',
  'jwt-algorithm-refused': 'not-genuine',
  'jwt-header-refused': 'not-genuine',
  'jwt-claims-disagree': 'not-genuine',
  'did-method-unknown': 'cannot-tell',
  'issuer-unreachable': 'cannot-tell',
  'issuer-not-found': 'cannot-tell',
  'issuer-document-wrong': 'cannot-tell',
  'issuer-has-no-keys': 'cannot-tell',
  'key-not-found': 'not-genuine',
  'key-kind-unknown': 'cannot-tell',
  'key-not-for-badges': 'not-genuine',
  'key-not-the-issuers': 'not-genuine',
  'key-revoked': 'not-genuine',
  'holder-did-not-sign': 'not-genuine',
  expired: 'no-longer-valid',
  'not-yet-valid': 'no-longer-valid',
  'dates-missing': 'not-genuine',
  'date-unreadable': 'cannot-tell',
  revoked: 'no-longer-valid',
  suspended: 'suspended',
  'status-kind-unknown': 'cannot-tell',
  'status-unreachable': 'cannot-tell',
  'status-not-found': 'cannot-tell',
  'status-list-not-trusted': 'cannot-tell',
  'status-list-unreadable': 'cannot-tell',
  'status-list-expired': 'cannot-tell',
  'status-list-too-short': 'none',
  'status-index-outside-list': 'cannot-tell',
  'hosted-copy-unreachable': 'cannot-tell',
  'hosted-copy-not-found': 'cannot-tell',
  'hosted-copy-differs': 'not-genuine',
  'hosted-elsewhere': 'not-genuine',
  'address-not-https': 'cannot-tell',
  'badge-class-unreachable': 'cannot-tell',
  'badge-class-not-found': 'cannot-tell',
  'verification-kind-unknown': 'cannot-tell',
  'earlier-check-did-not-pass': 'cannot-tell',
  'no-status-published': 'none',
  'status-message': 'none',
  'input-unreadable': 'cannot-tell',
  'unexpected-fault': 'cannot-tell',
}

/** What a reason means for the badge as a whole. */
export function effectOf(reason: ReasonCode): Effect {
  return EFFECTS[reason]
}
