/** A note of the programme team on a place in its year: nobody else reads it but whom it is about, in the file of all that is kept of them. */
export interface PlacementNote {
  id: string
  placementId: string
  /** Nobody where it is about the place as a whole. */
  aboutId: string | null
  aboutName: string | null
  /** Nobody once who wrote it was erased. */
  authorName: string | null
  said: string
  writtenAt: Date
}

export const longestNote = 2000

/** What `placement-note.ts` is about, for those who look for it by its name. */
export const placementNote = { longestNote } as const
