import type { ProgrammeTeam } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Services } from '#infrastructure/services.ts'
import { type NoteRefusal, noteRefusalOf } from './note-rules.ts'
import { noteEntry, selectNotes } from './note-store.ts'
import { selectPlacements } from './placement-store.ts'

export type AddPlacementNoteOutcome =
  | { ok: true }
  | { ok: false; refusal: NoteRefusal | 'placement-not-found' | 'lead-not-found' | 'another-is-written' }

interface AddPlacementNoteRequest {
  /** Of the form: sent once more, it is the same note. */
  noteId: string
  placementId: string
  /** One of those who lead the place; nobody where it is about the place as a whole. */
  aboutId: string | undefined
  said: string
}

type Context = Pick<Services, 'database'> & { team: ProgrammeTeam; now: Date }

/** Notes something of a place in its year, for the programme team alone. */
export function addPlacementNote(
  { noteId, placementId, aboutId, said: typed }: AddPlacementNoteRequest,
  { database, team, now }: Context,
): Promise<AddPlacementNoteOutcome> {
  return database.transaction().execute(async (tx): Promise<AddPlacementNoteOutcome> => {
    const refusal = noteRefusalOf(typed)
    if (refusal) return { ok: false, refusal }
    const placement = await selectPlacements(tx).where('placements.id', '=', placementId).executeTakeFirst()
    if (!placement) return { ok: false, refusal: 'placement-not-found' }
    if (aboutId) {
      // Held: whose account is being erased keeps no note about them.
      const lead = await tx
        .selectFrom('placeLeads')
        .select('personId')
        .where('placeId', '=', placement.placeId)
        .where('personId', '=', aboutId)
        .forShare()
        .executeTakeFirst()
      if (!lead) return { ok: false, refusal: 'lead-not-found' }
    }
    const said = typed.trim()
    const { numInsertedOrUpdatedRows: written } = await tx
      .insertInto('placementNotes')
      .values({
        ...{ id: noteId, placementId, aboutId: aboutId ?? null, authorId: team.personId, said, writtenAt: now },
      })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .executeTakeFirst()
    if (written) {
      await audit(tx, noteEntry(noteId, 'added', team.personId), now)
      return { ok: true }
    }
    const same = await selectNotes(tx, { placementId })
      .where('placementNotes.id', '=', noteId)
      .where('said', '=', said)
      .where('aboutId', 'is not distinct from', aboutId ?? null)
      .executeTakeFirst()
    return same ? { ok: true } : { ok: false, refusal: 'another-is-written' }
  })
}
