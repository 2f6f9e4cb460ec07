/** A group that leaves an organisation on a date. */
export interface Leaving {
  id: string
  organisationId: string
  title: string
  /** The last day: `2027-07-21`. */
  leavesOn: string
  /** When that day ends. */
  fallsAt: Date
  createdAt: Date
  confirmedAt: Date | null
  /** The invitations wait until then. */
  inviteFrom: Date | null
  calledOffAt: Date | null
  fellAt: Date | null
  endedAt: Date | null
}

/** Whom it meets. */
export type LeavingGroup =
  | { kind: 'domain'; domain: string }
  | { kind: 'runs'; runIds: string[] }
  | { kind: 'addresses'; emails: string[] }

export const mostLeavers = 2000
export const longestLeavingTitle = 120
