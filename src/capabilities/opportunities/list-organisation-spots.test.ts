import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { anOpportunity, anOrganisation, aTown } from '#tests/support/town.ts'
import { listOrganisationSpots } from './list-organisation-spots.ts'

const quay = { latitude: 50.81, longitude: -0.11 }
const hill = { latitude: 50.84, longitude: -0.09 }

test('an organisation is where it offers most of what is asked for', async () => {
  const town = await aTown()
  const library = await anOrganisation(town, { name: 'Quay Library' })
  const gym = await anOrganisation(town, { name: 'Hill Gym' })
  for (const spot of [quay, quay, hill]) await anOpportunity(town, library, spot)
  await anOpportunity(town, library, { ...hill, kind: 'event', title: 'Open day' })
  await anOpportunity(town, library, { ...hill, kind: 'event', title: 'Book fair' })
  await anOpportunity(town, gym, { ...hill, theme: 'sport', title: 'Climb' })
  const list = (narrowing: object = {}) =>
    listOrganisationSpots(
      { placeId: town.placeId, narrowing: { placeId: town.placeId, ...narrowing } },
      { database: town.database },
    )

  expect(await list()).toMatchObject([
    { name: 'Hill Gym', slug: gym.slug, ...hill, count: 1 },
    { name: 'Quay Library', slug: library.slug, ...hill, count: 3 },
  ])
  expect(await list({ kind: 'workshop', theme: 'digital' })).toMatchObject([
    { name: 'Quay Library', ...quay, count: 2 },
  ])
  expect(await list({ kind: 'job' })).toEqual([])
  // Words find what is offered, and who offers it.
  expect((await list({ terms: 'climb' })).map((one) => one.name)).toEqual(['Hill Gym'])
  expect((await list({ terms: 'quay' })).map((one) => one.name)).toEqual(['Quay Library'])
})

test('says nothing of what is not published, of other places, and of who was not let in', async () => {
  const town = await aTown()
  const library = await anOrganisation(town, { name: 'Quay Library' })
  const stranger = await anOrganisation(town, { name: 'Stranger', approved: false })
  const other = await aTown()
  const { opportunityId } = await anOpportunity(town, library, quay)
  await anOpportunity(town, stranger, quay)
  const list = (placeId: string) =>
    listOrganisationSpots({ placeId, narrowing: { placeId } }, { database: town.database })
  expect((await list(town.placeId)).map((one) => one.name)).toEqual(['Quay Library'])
  expect(await list(other.placeId)).toEqual([])
  await sql`update opportunities set status = 'archived' where id = ${opportunityId}`.execute(town.database)
  expect(await list(town.placeId)).toEqual([])
  // Whatever a row says: who was not let in, or was sent away, is on no map.
  await sql`update opportunities set status = 'published', published_at = now(), confirmed_at = now()`.execute(
    town.database,
  )
  expect((await list(town.placeId)).map((one) => one.name)).toEqual(['Quay Library'])
  await sql`update opportunities set status = 'archived'`.execute(town.database)
  // What is online only has no spot.
  await anOpportunity(town, library, { mode: 'online', address: null })
  expect(await list(town.placeId)).toEqual([])
})
