import { asArray, type JsonObject } from '../model/json.ts'
import { isFirstDraft } from '../open-badges-2/assertion-shape.ts'

/**
 * Which standard a document follows. `verifiable-credential` is a VC that is not an Open Badge, `verifiable-presentation`
 * a holder's signed folder of credentials.
 */
export type Standard = 'open-badges-3' | 'open-badges-2' | 'verifiable-credential' | 'verifiable-presentation'

const BADGE_TYPES = new Set<unknown>([
  'OpenBadgeCredential',
  'AchievementCredential',
  'EndorsementCredential',
  'ClrCredential',
])

/** Which standard a document claims by its types and contexts; `undefined` where it claims none. */
export function standardOf(document: JsonObject): Standard | undefined {
  const types = asArray(document.type)
  if (types.includes('VerifiableCredential')) {
    return types.some((type) => BADGE_TYPES.has(type)) ? 'open-badges-3' : 'verifiable-credential'
  }
  if (types.includes('VerifiablePresentation')) return 'verifiable-presentation'
  const isAssertion =
    types.some((type) => /^(.*[#:])?Assertion$/.test(String(type))) &&
    ('badge' in document || 'verification' in document || 'verify' in document)
  // Open Badges 1.x had no types; an assertion is told by its recipient, badge, and its date or how it is checked.
  const isOldAssertion =
    document.type === undefined &&
    'badge' in document &&
    'recipient' in document &&
    ['verify', 'verification', 'issuedOn'].some((part) => part in document)
  return isAssertion || isOldAssertion || isFirstDraft(document) ? 'open-badges-2' : undefined
}
