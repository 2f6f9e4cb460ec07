export const entryKinds = ['meeting', 'call', 'visit', 'message', 'event'] as const
export type EntryKind = (typeof entryKinds)[number]

export interface NetworkEntryContent {
  kind: EntryKind
  /** `2026-06-05` */
  happenedOn: string
  contactId: string | null
  /** Who of those who lead the place. */
  byId: string
  said: string
}

/** A meeting, call or the like with an organisation of the network. */
export interface NetworkEntry {
  id: string
  kind: EntryKind
  happenedOn: string
  contactId: string | null
  contactName: string | null
  /** Nobody once they were erased. */
  byName: string | null
  /** Nothing once whom it speaks of was erased. */
  said: string | null
}

export const longestEntry = 2000
