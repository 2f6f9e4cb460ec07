import { randomUUID } from 'node:crypto'
import { library, withDatabase } from './people.ts'

const inHours = (hours: number) => new Date(Math.ceil(Date.now() / 3_600_000 + hours) * 3_600_000)

/** An opportunity of the library with two dates to come, for everybody. */
export function listingWithDates() {
  return withDatabase(async ({ database }) => {
    const { id, slug } = await database
      .selectFrom('opportunities')
      .innerJoin('organisations', 'organisations.id', 'opportunities.organisationId')
      .select(['opportunities.id', 'opportunities.slug'])
      .where('organisations.slug', '=', library)
      .where('opportunities.status', '=', 'published')
      .where('mode', '=', 'in-person')
      .where('opportunities.eventStatus', '=', 'scheduled')
      .orderBy('opportunities.id')
      .executeTakeFirstOrThrow()
    await database.updateTable('opportunities').set({ ageMin: 0, ageMax: 120 }).where('id', '=', id).execute()
    await database.deleteFrom('bookedSessions').where('opportunityId', '=', id).execute()
    await database.deleteFrom('opportunitySessions').where('opportunityId', '=', id).execute()
    const dates = [700, 868].map((hours) => ({ startsAt: inHours(hours), endsAt: inHours(hours + 2) }))
    await database
      .insertInto('opportunitySessions')
      .values(dates.map((date) => ({ id: randomUUID(), opportunityId: id, ...date })))
      .execute()
    return { id, path: `/brighton-and-hove/opportunities/${slug}` }
  })
}
