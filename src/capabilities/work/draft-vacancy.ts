import type { Reading } from '#infrastructure/database/database.ts'
import { localParts } from '#infrastructure/words/local-time.ts'
import { draftOwned } from './draft-owned.ts'
import { findJobRole } from './find-job-role.ts'
import type { OwnedPowers } from './move-owned.ts'
import type { VacancyContent } from './vacancy.ts'
import { type VacancyContentRefusal, vacancyRefusalOf } from './vacancy-rules.ts'
import { findPressedVacancy, vacancyColumns } from './vacancy-store.ts'

export type DraftVacancyOutcome =
  | { ok: true; id: string }
  | { ok: false; refusal: VacancyContentRefusal | 'role-elsewhere' | 'not-approved' | 'too-many' | 'here-already' }

/** Closed ones among them: who has had more deletes some. */
const mostVacancies = 2000

/** Begins to offer something; nobody else sees it. */
export async function draftVacancy(
  { placeId, content, listedAs = null }: { placeId: string; content: VacancyContent; listedAs?: string | null },
  powers: OwnedPowers,
): Promise<DraftVacancyOutcome> {
  const refusal =
    vacancyRefusalOf(content, localParts(powers.now).date) ??
    (await roleRefusalOf(content.roleId, { ...powers, placeId }))
  return draftOwned(
    {
      ...{ placeId, subjectType: 'vacancy', table: 'vacancies', most: mostVacancies, refusal },
      pressed:
        listedAs === null
          ? (tx, since) => findPressedVacancy(tx, { ...powers.manager, placeId, content, since })
          : undefined,
      insert: (tx, begun) =>
        tx
          .insertInto('vacancies')
          .values({ ...begun, ...vacancyColumns(content), listedAs })
          .onConflict((conflict) => conflict.columns(['organisationId', 'listedAs']).doNothing())
          .executeTakeFirstOrThrow(),
    },
    powers,
  )
}

/** Whether the kind of job that was named is none of the same organisation and place. */
export async function roleRefusalOf(
  roleId: string | null,
  { placeId, database, manager }: Pick<OwnedPowers, 'manager'> & Reading & { placeId: string },
): Promise<'role-elsewhere' | undefined> {
  if (roleId === null) return undefined
  const role = (await findJobRole({ id: roleId }, { database }))?.role
  return role?.organisationId === manager.organisationId && role.placeId === placeId ? undefined : 'role-elsewhere'
}
