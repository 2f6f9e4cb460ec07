import type { Reading } from '#infrastructure/database/database.ts'
import type { Services } from '#infrastructure/services.ts'
import type { ProgrammeInterest } from './programme-interest.ts'

export function findProgrammeInterest(
  { interestId }: { interestId: string },
  { database }: Reading,
): Promise<ProgrammeInterest | undefined> {
  return database
    .selectFrom('programmeInterests')
    .select(['id', 'email', 'name', 'placeName', 'language', 'provenAt'])
    .where('id', '=', interestId)
    .$castTo<ProgrammeInterest>()
    .executeTakeFirst()
}

/** The mail at the address was read: from now on it is written to when a call opens. */
export async function confirmProgrammeInterest(
  { interestId }: { interestId: string },
  { database, now }: Pick<Services, 'database'> & { now: Date },
): Promise<void> {
  await database
    .updateTable('programmeInterests')
    .set({ provenAt: now })
    .where('id', '=', interestId)
    .where('provenAt', 'is', null)
    .execute()
}

export async function removeProgrammeInterest(
  { interestId }: { interestId: string },
  { database }: Pick<Services, 'database'>,
): Promise<void> {
  await database.deleteFrom('programmeInterests').where('id', '=', interestId).execute()
}
