import type { ProgrammeTeam } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Services } from '#infrastructure/services.ts'
import { noteEntry } from './note-store.ts'

export type RemovePlacementNoteOutcome = { ok: true } | { ok: false; refusal: 'note-not-found' }

type Context = Pick<Services, 'database'> & { team: ProgrammeTeam; now: Date }

/** Takes a note on this place away for good: any of the team can, not its author alone. */
export function removePlacementNote(
  { noteId, placementId }: { noteId: string; placementId: string },
  { database, team, now }: Context,
): Promise<RemovePlacementNoteOutcome> {
  return database.transaction().execute(async (tx): Promise<RemovePlacementNoteOutcome> => {
    const { numDeletedRows } = await tx
      .deleteFrom('placementNotes')
      .where('id', '=', noteId)
      .where('placementId', '=', placementId)
      .executeTakeFirst()
    if (numDeletedRows === 0n) return { ok: false, refusal: 'note-not-found' }
    await audit(tx, noteEntry(noteId, 'removed', team.personId), now)
    return { ok: true }
  })
}
