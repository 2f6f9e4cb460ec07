import type { Reader } from '#infrastructure/database/database.ts'
import type { PlacementNote } from './placement-note.ts'

/** The notes on one place in its year. */
export const selectNotes = (reader: Reader, { placementId }: { placementId: string }) =>
  reader
    .selectFrom('placementNotes')
    .leftJoin('people as about', 'about.id', 'placementNotes.aboutId')
    .leftJoin('people as author', 'author.id', 'placementNotes.authorId')
    .where('placementNotes.placementId', '=', placementId)
    .select(['placementNotes.id', 'placementNotes.placementId', 'aboutId', 'about.name as aboutName'])
    .select(['author.name as authorName', 'said', 'writtenAt'])
    .$castTo<PlacementNote>()

/** Into the audit log by the note’s own id: in no log that people read, since a lead reads that of their place. */
export const noteEntry = (noteId: string, act: 'added' | 'removed', actorId: string) => ({
  ...{ actorId, action: `person.note-${act}`, subjectType: 'placement-note', subjectId: noteId },
})
