import type { Services } from '#infrastructure/services.ts'

const dayMs = 86_400_000
const provenWithinDays = 2
const keptDays = 2 * 365

/** Addresses that nobody proved, and those that no call has come for. */
export async function removeOldProgrammeInterests({
  database,
  now,
}: Pick<Services, 'database'> & { now: Date }): Promise<void> {
  const before = (days: number) => new Date(now.getTime() - days * dayMs)
  await database
    .deleteFrom('programmeInterests')
    .where((where) =>
      where.or([
        where('registeredAt', '<', before(keptDays)),
        where.and([where('registeredAt', '<', before(provenWithinDays)), where('provenAt', 'is', null)]),
      ]),
    )
    .execute()
}
