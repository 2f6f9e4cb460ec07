import type { JsonObject } from '../model/json.ts'
import type { Container } from '../reading/read-badge.ts'
import type { Standard } from '../reading/standard-of.ts'
import { effectOf, type ReasonCode } from './reasons.ts'

/** The whole answer about a badge. */
export type Verdict =
  | 'genuine'
  | 'genuine-but-no-longer-valid'
  | 'genuine-but-suspended'
  | 'cannot-tell'
  | 'not-genuine'
  /** The document is something else. */
  | 'no-badge'
  /** The file is cut short or broken, so that no badge can be read from it. */
  | 'damaged'

/** What is checked of a badge. `hosting` is for Open Badges 2.0 alone. */
export type CheckId = 'shape' | 'contexts' | 'signature' | 'hosting' | 'issuer-binding' | 'dates' | 'status'

/** One check: its outcome, why it did not pass, what it is about in detail, and the clause that asks for it. */
export type Check = {
  id: CheckId
  outcome: 'passed' | 'failed' | 'not-checked'
  reason?: ReasonCode
  /** For developers: the field, address or message at fault. Not translated. */
  detail?: string
  spec: string
}

/** What a reader should know although no check failed. */
export type Caution =
  | 'older-standard'
  | 'hosted-not-signed'
  | 'not-over-https'
  | 'not-an-open-badge'
  | 'endorsement-not-proven'
  | 'shown-by-somebody-else'
  | 'holder-unknown'
  | 'parts-may-be-left-out'
  | 'status-list-short'
  | 'page-not-proven'

/** What a page can show of one piece of evidence. */
export type EvidenceSummary = {
  [field in 'id' | 'name' | 'description' | 'narrative' | 'genre' | 'audience']?: string
}

/** What an achievement is said to line up with: a skill of a framework, most often. */
export type AlignmentSummary = { name: string; uri?: string; framework?: string }

/** What a page can show of a badge. All of it is the issuer's claim; trust it no further than the verdict goes. */
export type BadgeSummary = {
  name?: string
  description?: string
  imageUrl?: string
  criteria?: string
  criteriaUrl?: string
  achievementId?: string
  issuerId?: string
  issuerName?: string
  issuerUrl?: string
  recipientId?: string
  recipientName?: string
  awardedDate?: string
  validFrom?: string
  validUntil?: string
  evidence?: EvidenceSummary[]
  alignments?: AlignmentSummary[]
}

/** An endorsement inside a badge, and the verdict on its own proof. */
export type EndorsementReport = {
  issuerId?: string
  issuerName?: string
  /** The id of what is endorsed. */
  about?: string
  comment?: string
  verdict: Verdict
}

/** What checking a document gives: on its own, or of one document within another. */
export type CheckedDocument = {
  checks: Check[]
  cautions: Caution[]
  summary: BadgeSummary
  /** Endorsements inside it, each checked. The verdict is about the badge; they do not change it. */
  endorsements?: EndorsementReport[]
  /** Badges inside it, where it is a presentation or a learner record; `checks` has the worst of each. */
  contained?: CheckedDocument[]
}

/** The outcome of verification: never an exception, whatever the input was. */
export type VerificationReport = CheckedDocument & {
  verdict: Verdict
  format: Standard | 'unknown'
  container?: Container
  /** The credential or assertion as read, unknown fields included. */
  credential?: JsonObject
}

/** The clause of the specification behind each check. */
export const SPEC: Record<CheckId, string> = {
  shape: 'Open Badges 3.0 §B.1',
  contexts: 'Data Integrity 1.0 §2.4.1',
  signature: 'Open Badges 3.0 §8',
  hosting: 'Open Badges 2.0 §Verification',
  'issuer-binding': 'Verifiable Credentials 2.0 §7.2',
  dates: 'Verifiable Credentials 2.0 §4.9',
  status: 'Bitstring Status List 1.0 §3.2',
}

/** A check that passed. */
export function passed(id: CheckId, reason?: ReasonCode): Check {
  return { id, outcome: 'passed', ...(reason ? { reason } : {}), spec: SPEC[id] }
}

/** A check that found something wrong, or that could not run: the reason's effect tells which. */
export function notPassed(id: CheckId, reason: ReasonCode, detail?: string): Check {
  const outcome = effectOf(reason) === 'cannot-tell' ? 'not-checked' : 'failed'
  return { id, outcome, reason, ...(detail ? { detail } : {}), spec: SPEC[id] }
}

/**
 * The verdict that checks add up to. What disproves a badge, or that there is none to read, outweighs what could not be checked; a badge whose
 * signature and issuer hold but that has ended is told apart even where another ending could not be checked;
 * otherwise one check that could not run leaves the whole answer open.
 */
export function verdictOf(checks: Check[]): Verdict {
  const effects = checks.flatMap(({ reason }) => (reason ? [effectOf(reason)] : []))
  for (const verdict of ['not-genuine', 'damaged', 'no-badge'] as const) if (effects.includes(verdict)) return verdict
  const isProven = checks.every(({ id, outcome }) => outcome === 'passed' || id === 'dates' || id === 'status')
  if (isProven && effects.includes('no-longer-valid')) return 'genuine-but-no-longer-valid'
  if (isProven && effects.includes('suspended')) return 'genuine-but-suspended'
  if (effects.includes('cannot-tell') || !isProven || checks.length === 0) return 'cannot-tell'
  return 'genuine'
}
