import type { Reading } from '#infrastructure/database/database.ts'
import type { CheckLevel } from './organisation.ts'

export interface SeenCheck {
  id: string
  role: string
  level: CheckLevel
  /** Calendar date. */
  seenOn: string
}

/** That checks of people who work there were seen, the latest first. */
export async function listChecks(organisationId: string, { database }: Reading): Promise<SeenCheck[]> {
  return database
    .selectFrom('organisationChecks')
    .select(['id', 'role', 'level', 'seenOn'])
    .where('organisationId', '=', organisationId)
    .orderBy('seenOn', 'desc')
    .limit(100)
    .$castTo<SeenCheck>()
    .execute()
}
