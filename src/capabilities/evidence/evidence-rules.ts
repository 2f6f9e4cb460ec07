import type { EvidenceContent, EvidenceFile, EvidenceState } from './evidence-piece.ts'

export const mostFiles = 5
export const mostFileMegabytes = 8
export const mostLinks = 10
export const longestTitle = 120
export const longestBody = 5000
export const longestComment = 2000

/**
 * How long texts and files stay after a decision, or after a draft was last touched. Half a year covers a complaint about
 * the decision and the next meeting of an awarding body; the hash in the badge stays for good.
 */
export const contentKeptMonths = 6

export function contentKeptSince(now: Date): Date {
  const since = new Date(now)
  since.setUTCMonth(since.getUTCMonth() - contentKeptMonths)
  return since
}

/** The learner may still write, add files and send it. */
export const isTheLearners = (state: EvidenceState) => state === 'draft' || state === 'returned'

/** The learner may have all of it back: nothing was decided. */
export const mayBeTakenBack = (state: EvidenceState) => isTheLearners(state) || state === 'sent'

export type SendRefusal = 'nothing-to-see' | 'title-is-missing'

/** What stands in the way of sending. */
export function sendRefusalOf(content: EvidenceContent, files: readonly EvidenceFile[]): SendRefusal | undefined {
  if (content.title === '') return 'title-is-missing'
  return content.body === '' && content.links.length === 0 && files.length === 0 ? 'nothing-to-see' : undefined
}

export const decisions = ['returned', 'accepted', 'declined'] as const
export type Decision = (typeof decisions)[number]

/** A learner who does not get the badge is told why, and one who sends again is told what is missing. */
export const needsComment = (decision: Decision) => decision !== 'accepted'
