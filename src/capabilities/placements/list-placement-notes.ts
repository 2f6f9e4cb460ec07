import { sql } from 'kysely'
import type { ProgrammeTeam } from '#capabilities/people/authority.ts'
import type { Reading } from '#infrastructure/database/database.ts'
import { type Cursor, type Page, pageOf } from '#infrastructure/database/keyset.ts'
import { selectNotes } from './note-store.ts'
import type { PlacementNote } from './placement-note.ts'

type Powers = Reading & { team: ProgrammeTeam }

/** The notes on a place in its year, newest first: nobody but the programme team reads them. */
export async function listPlacementNotes(
  { placementId, after, limit }: { placementId: string; after?: Cursor; limit: number },
  { database }: Powers,
): Promise<Page<PlacementNote>> {
  const notes = selectNotes(database, { placementId })
  const begin = after && sql<boolean>`(written_at, placement_notes.id) < (${after.at}, ${after.id}::uuid)`
  const rows = await (begin ? notes.where(begin) : notes)
    .orderBy('writtenAt', 'desc')
    .orderBy('placementNotes.id', 'desc')
    .limit(limit + 1)
    .execute()
  return pageOf(rows, limit, ({ writtenAt: at, id }) => ({ at, id }))
}

/** Whom a note can be about: those who lead the place now. */
export function listNotedLeads(
  { placementId }: { placementId: string },
  { database }: Powers,
): Promise<{ personId: string; name: string }[]> {
  return database
    .selectFrom('placements')
    .innerJoin('placeLeads', 'placeLeads.placeId', 'placements.placeId')
    .innerJoin('people', 'people.id', 'placeLeads.personId')
    .select(['placeLeads.personId', 'people.name'])
    .where('placements.id', '=', placementId)
    .orderBy('people.name')
    .orderBy('placeLeads.personId')
    .execute()
}
