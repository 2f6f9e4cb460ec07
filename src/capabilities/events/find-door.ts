import type { Reading } from '#infrastructure/database/database.ts'

/** What stands at the door of a register: which session it is, and nothing of who is expected. */
export interface Door {
  title: string
  titleCy: string | null
  startsAt: Date
  endsAt: Date | null
  isClosed: boolean
  organisationName: string
  placeSlug: string | null
}

export async function findDoor(
  { registerId }: { registerId: string },
  { database }: Reading,
): Promise<Door | undefined> {
  const row = await database
    .selectFrom('registers')
    .innerJoin('organisations', 'organisations.id', 'registers.organisationId')
    .leftJoin('opportunities', 'opportunities.id', 'registers.opportunityId')
    .leftJoin('places', 'places.id', 'opportunities.placeId')
    .select(['registers.title', 'registers.titleCy', 'startsAt', 'endsAt', 'registers.closedAt'])
    .select(['organisations.name as organisationName', 'places.slug as placeSlug'])
    .where('registers.id', '=', registerId)
    .where('namesRemovedAt', 'is', null)
    .executeTakeFirst()
  if (!row) return undefined
  const { closedAt, ...door } = row
  return { ...door, isClosed: closedAt !== null }
}
