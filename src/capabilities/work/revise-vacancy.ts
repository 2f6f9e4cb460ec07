import { localParts } from '#infrastructure/words/local-time.ts'
import { roleRefusalOf } from './draft-vacancy.ts'
import type { OwnedOutcome, OwnedPowers } from './move-owned.ts'
import { moveVacancy, type VacancyMove } from './move-vacancy.ts'
import type { VacancyContent } from './vacancy.ts'
import { type VacancyContentRefusal, vacancyRefusalOf } from './vacancy-rules.ts'
import { vacancyColumns } from './vacancy-store.ts'

/** Says otherwise what is offered, while it is a draft. */
export function reviseVacancy(
  { content, ...move }: VacancyMove & { content: VacancyContent },
  powers: OwnedPowers,
): Promise<OwnedOutcome<VacancyContentRefusal | 'role-elsewhere'>> {
  return moveVacancy<VacancyContentRefusal | 'role-elsewhere'>(
    {
      ...move,
      ...{ from: ['draft'], action: 'vacancy.revised' },
      act: async (tx, { id, placeId }) => {
        const refusal =
          vacancyRefusalOf(content, localParts(powers.now).date) ??
          (await roleRefusalOf(content.roleId, { manager: powers.manager, placeId, database: tx }))
        if (refusal) return refusal
        const revised = { ...vacancyColumns(content), changedAt: powers.now }
        await tx.updateTable('vacancies').set(revised).where('id', '=', id).execute()
        return undefined
      },
    },
    powers,
  )
}
