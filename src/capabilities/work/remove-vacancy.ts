import type { OwnedOutcome, OwnedPowers } from './move-owned.ts'
import { moveVacancy, type VacancyMove } from './move-vacancy.ts'
import { leaveOut } from './vacancy-source-store.ts'

/** Deletes a draft for good. */
export function removeVacancy(move: VacancyMove, powers: OwnedPowers): Promise<OwnedOutcome> {
  return moveVacancy<never>(
    {
      ...move,
      ...{ from: ['draft'], action: 'vacancy.removed' },
      act: async (tx, { id, sourceId }) => {
        // What its source still says is not begun again.
        if (sourceId) await leaveOut(tx, { id, sourceId })
        await tx.deleteFrom('vacancies').where('id', '=', id).execute()
        return undefined
      },
    },
    powers,
  )
}
