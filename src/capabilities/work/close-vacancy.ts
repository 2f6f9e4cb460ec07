import type { OwnedOutcome, OwnedPowers } from './move-owned.ts'
import { moveVacancy, type VacancyMove } from './move-vacancy.ts'

/** Closes a vacancy before its last day: it keeps its page, and nobody can ask for it any more. */
export function closeVacancy(move: VacancyMove, powers: OwnedPowers): Promise<OwnedOutcome> {
  return moveVacancy<never>(
    {
      ...move,
      ...{ from: ['public'], action: 'vacancy.closed' },
      act: async (tx, { id }) => {
        const closed = { state: 'closed', closedAt: powers.now, changedAt: powers.now }
        await tx.updateTable('vacancies').set(closed).where('id', '=', id).execute()
        return undefined
      },
    },
    powers,
  )
}
