import type { Services } from '#infrastructure/services.ts'
import type { Evidence, RecipientRequest } from './award.ts'

export interface AwardLine {
  recipient: RecipientRequest
  evidence: Evidence[]
  /** A sentence to this learner: in the mail alone. */
  note?: string
  /** When it was earned, where that was not the day of the award: `2026-11-28`. */
  earnedOn?: string
  /** The award of the same learner that this one follows. */
  renews?: string
}

/** A line with its place in the whole list, of which these may be only a part. */
export interface PlacedLine extends AwardLine {
  position: number
}

export interface AwardLinesRequest {
  badgeId: string
  opportunityId?: string
  requestId?: string
  /** The run that they belong to, which lets their mails go when it can no longer be taken back. */
  runId?: string
  notify: boolean
  /** The caller keeps them in the same transaction, in the name of their learner. */
  areKept?: boolean
  /** The end that they have, whatever the badge says: null where they have none. */
  validUntil?: Date | null
  /** Awards that may be held beside these: those that they follow, and that follow them. */
  besides?: string[]
  lines: PlacedLine[]
}

/** In whose name badges are given. Its callers hold the proof that this is right. */
export interface GivenBy {
  organisationId: string
  personId: string | undefined
}

export type AwardLinesContext = Pick<Services, 'queue' | 'masterKey' | 'site'> & { issuer: GivenBy; now: Date }
