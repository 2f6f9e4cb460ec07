export const longestComment = 500

/** So long who asked can take the question back, and nobody has read of it. */
const questionWaitsMinutes = 10

export const questionGoesAt = (askedAt: Date): Date => new Date(askedAt.getTime() + questionWaitsMinutes * 60_000)

export type AskEndorsementRefusal =
  | 'subject-not-found'
  | 'subject-is-not-public'
  | 'endorser-not-approved'
  | 'endorser-is-the-owner'
  | 'endorser-gives-it-too'
  | 'already-asked'
  | 'already-endorsed'

interface Question {
  subject: { ownerId: string | null; isPublic: boolean }
  endorser: { organisationId: string; isApproved: boolean; givesBadge: boolean }
  /** What the endorser was asked or said of it as it is now. */
  standing: { isAsked: boolean; isGiven: boolean }
}

/** Why this organisation is not asked to endorse it, or `undefined`. Nobody endorses what is its own, or itself. */
export function askRefusalOf({ subject, endorser, standing }: Question): AskEndorsementRefusal | undefined {
  if (!subject.isPublic) return 'subject-is-not-public'
  if (!endorser.isApproved) return 'endorser-not-approved'
  if (endorser.organisationId === subject.ownerId) return 'endorser-is-the-owner'
  if (endorser.givesBadge) return 'endorser-gives-it-too'
  if (standing.isAsked) return 'already-asked'
  if (standing.isGiven) return 'already-endorsed'
  return undefined
}

export type EndorsementTextRefusal = 'comment-is-missing' | 'comment-is-too-long'

/** Why these words cannot stand beside anything: an endorsement without any says nothing that a reader could weigh. */
export function textRefusalOf({ comment, commentCy }: EndorsementText): EndorsementTextRefusal | undefined {
  if (!comment.trim() && !commentCy.trim()) return 'comment-is-missing'
  return Math.max(comment.trim().length, commentCy.trim().length) > longestComment ? 'comment-is-too-long' : undefined
}

/** What an endorser says, in one language or in both; empty where it is not. */
export interface EndorsementText {
  comment: string
  commentCy: string
}
