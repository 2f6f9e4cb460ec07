import type { Tx } from '#infrastructure/database/database.ts'
import { moveOwned, type OwnedOutcome, type OwnedPowers } from './move-owned.ts'
import type { VacancyState } from './vacancy.ts'
import { lockVacancy, type StoredVacancy, vacancyRevision } from './vacancy-store.ts'

export interface VacancyMove {
  vacancyId: string
  /** What was read (`vacancyRevision`); left out where what it says does not matter. */
  basedOn?: string | undefined
}

interface Step<Refusal> extends VacancyMove {
  from: readonly VacancyState[]
  action: string
  /** What is written, or why it is not. */
  act: (tx: Tx, vacancy: StoredVacancy) => Promise<Refusal | undefined>
}

/** Does something to a vacancy that stands where this may be done. */
export function moveVacancy<Refusal extends string = never>(
  { vacancyId, from, ...step }: Step<Refusal>,
  powers: OwnedPowers,
): Promise<OwnedOutcome<Refusal>> {
  return moveOwned<StoredVacancy, Refusal>(
    {
      ...{ ...step, id: vacancyId, when: ({ state }) => from.includes(state) },
      kind: { subjectType: 'vacancy', lock: lockVacancy, revision: vacancyRevision },
    },
    powers,
  )
}
