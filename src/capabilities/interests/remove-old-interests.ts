import type { Services } from '#infrastructure/services.ts'
import { interestsKeptSince, unprovenSince } from './interest-rules.ts'

/** By the clock: questions whose mail nobody read, and those that are old enough to be forgotten. */
export async function removeOldInterests({ database, now }: Pick<Services, 'database'> & { now: Date }): Promise<void> {
  await database
    .deleteFrom('interests')
    .where('askedAt', '<', unprovenSince(now))
    .where('provenAt', 'is', null)
    .execute()
  await database.deleteFrom('interests').where('askedAt', '<', interestsKeptSince(now)).execute()
}
