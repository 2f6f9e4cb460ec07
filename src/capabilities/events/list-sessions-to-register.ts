import type { Reading } from '#infrastructure/database/database.ts'

export interface SessionToRegister {
  opportunityId: string
  title: string
  titleCy: string | null
  startsAt: Date
  endsAt: Date
}

const dayMs = 86_400_000
const daysBack = 60
const daysAhead = 14

/** Sessions of an organisation's opportunities that a register may be opened for now, the nearest to now first. */
export async function listSessionsToRegister(
  { organisationId, limit }: { organisationId: string; limit: number },
  { database, now }: Reading & { now: Date },
): Promise<SessionToRegister[]> {
  const sessions = await database
    .selectFrom('opportunitySessions')
    .innerJoin('opportunities', 'opportunities.id', 'opportunitySessions.opportunityId')
    .leftJoin('registers', (join) =>
      join
        .onRef('registers.opportunityId', '=', 'opportunities.id')
        .onRef('registers.startsAt', '=', 'opportunitySessions.startsAt'),
    )
    .select(['opportunities.id as opportunityId', 'opportunities.title', 'opportunities.titleCy'])
    .select(['opportunitySessions.startsAt', 'opportunitySessions.endsAt'])
    .where('opportunities.organisationId', '=', organisationId)
    .where('opportunities.status', '!=', 'draft')
    .where('opportunitySessions.startsAt', '>', new Date(now.getTime() - daysBack * dayMs))
    .where('opportunitySessions.startsAt', '<', new Date(now.getTime() + daysAhead * dayMs))
    .where('registers.id', 'is', null)
    .orderBy('opportunitySessions.startsAt')
    .limit(1000)
    .execute()
  const awayFromNow = ({ startsAt }: SessionToRegister) => Math.abs(startsAt.getTime() - now.getTime())
  return sessions.toSorted((one, other) => awayFromNow(one) - awayFromNow(other)).slice(0, limit)
}
