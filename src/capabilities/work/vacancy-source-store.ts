import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Reader, Tx } from '#infrastructure/database/database.ts'
import type { VacancySource } from './vacancy-source.ts'

const columns = [
  ...(['id', 'placeId', 'organisationId', 'kind', 'address', 'employer', 'createdAt', 'askedAt', 'readAt'] as const),
  ...(['nextReadAt', 'problem', 'problems', 'found', 'emptyReadings'] as const),
] as const

export const selectSources = (reader: Reader) =>
  reader.selectFrom('vacancySources').select(columns).$castTo<VacancySource>()

/** The row, held until the transaction ends, and what of it a person has deleted. */
export const lockSource = (tx: Tx, id: string): Promise<(VacancySource & { leftOut: string[] }) | undefined> =>
  tx
    .selectFrom('vacancySources')
    .select([...columns, 'leftOut'])
    .where('id', '=', id)
    .forUpdate()
    .$castTo<VacancySource & { leftOut: string[] }>()
    .executeTakeFirst()

/** By what a record of a source is told from all others of its organisation. */
export function listedAsOf({ sourceId, reference }: { sourceId: string; reference: string }): string {
  return createHash('sha256')
    .update(JSON.stringify(['source', sourceId, reference]))
    .digest('base64url')
}

/** Notes that a record of a source is not to be begun again. */
export async function leaveOut(tx: Tx, { id, sourceId }: { id: string; sourceId: string }): Promise<void> {
  await sql`
    update vacancy_sources set left_out = array_append(left_out, vacancies.listed_as)
    from vacancies where vacancies.id = ${id} and vacancy_sources.id = ${sourceId}
      and vacancies.listed_as is not null`.execute(tx)
}

/** A reading that was given up by its machine does not stand in the way for ever. */
const givenUpAfterMs = 2 * 3_600_000

/** Whether it is being read just now. */
export const isBeingRead = ({ askedAt }: Pick<VacancySource, 'askedAt'>, now: Date): boolean =>
  askedAt !== null && askedAt > new Date(now.getTime() - givenUpAfterMs)
