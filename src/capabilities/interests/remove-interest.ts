import type { Services } from '#infrastructure/services.ts'

/** A person takes their question back, and with it everything that was noted of it. */
export async function removeInterest(
  { interestId }: { interestId: string },
  { database }: Pick<Services, 'database'>,
): Promise<void> {
  await database.deleteFrom('interests').where('id', '=', interestId).execute()
}
