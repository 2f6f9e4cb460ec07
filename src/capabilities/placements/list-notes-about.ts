import type { Reading } from '#infrastructure/database/database.ts'

/** What the programme team noted about one person. */
export interface NoteAbout {
  place: string
  placeCy: string | null
  said: string
  writtenAt: Date
}

/** All that the programme team noted about a person, for the file of all that is kept of them: also where they lead no more. */
export function listNotesAbout({ personId }: { personId: string }, { database }: Reading): Promise<NoteAbout[]> {
  return database
    .selectFrom('placementNotes')
    .innerJoin('placements', 'placements.id', 'placementNotes.placementId')
    .innerJoin('places', 'places.id', 'placements.placeId')
    .select(['places.name as place', 'places.nameCy as placeCy', 'said', 'writtenAt'])
    .where('aboutId', '=', personId)
    .orderBy('writtenAt', 'desc')
    .orderBy('placementNotes.id', 'desc')
    .execute()
}
