export const evidenceStates = ['draft', 'sent', 'returned', 'accepted', 'declined'] as const
export type EvidenceState = (typeof evidenceStates)[number]

/** What the learner writes. */
export interface EvidenceContent {
  title: string
  body: string
  /** Addresses of the web. */
  links: string[]
  /** Title and links may be read by every checker of the badge. */
  isShown: boolean
}

/** What a learner shows for one badge. */
export interface EvidencePiece extends EvidenceContent {
  id: string
  personId: string
  badgeId: string
  organisationId: string
  state: EvidenceState
  changedAt: Date
  sentAt: Date | null
  assessorId: string | null
  comment: string | null
  decidedAt: Date | null
  digest: string | null
  /** The run that gives the badge for it. */
  runId: string | null
  contentRemovedAt: Date | null
}

/** A file without what is in it. */
export interface EvidenceFile {
  id: string
  name: string
  mediaType: string
  bytes: number
  sha256: string
}
