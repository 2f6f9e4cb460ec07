import type { BadgeRefusal } from './award-rules.ts'

/** One giving of a badge, to one person or to thousands. */
export interface AwardRun {
  id: string
  organisationId: string
  badgeId: string
  badgeName: string
  badgeNameCy: string | null
  /** Who pressed the button; null where a program did. */
  askedByName: string | null
  askedAt: Date
  /** The file that the people came from; null where they were typed. */
  fileName: string | null
  /** The register of the session that those given it came to. */
  registerId: string | null
  registerTitle: string | null
  registerTitleCy: string | null
  /** The rule that proposed those who were given it. */
  earningRuleId: string | null
  /** Whether those with an address are told by mail. */
  notify: boolean
  total: number
  given: number
  refused: number
  /** Why the rest of it was left. */
  refusal: BadgeRefusal | null
  finishedAt: Date | null
  /** Set when it has finished: all of it can be taken back until then, and its mails go after. */
  undoUntil: Date | null
  mailsBegunAt: Date | null
  undoneAt: Date | null
  mistakenAt: Date | null
  mistakenNote: string | null
}
