import { expect, test } from 'vitest'
import { readCursor } from '#infrastructure/database/keyset.ts'
import { aBadge, anOpportunity, anOrganisation, aTown, now } from '#tests/support/town.ts'
import { listOpportunities } from './list-opportunities.ts'
import { publishOpportunity } from './publish-opportunity.ts'

test('lists nothing for children by somebody who has not said who keeps them safe', async () => {
  const town = await aTown()
  const careless = await anOrganisation(town, { safeguardingLead: null })
  const late = await anOrganisation(town, { name: 'Late', safeguardingReviewedOn: '2023-01-01' })
  expect((await anOpportunity(town, careless)).outcome).toEqual({ ok: false, refusal: 'no-safeguarding-lead' })
  expect((await anOpportunity(town, late)).outcome).toEqual({ ok: false, refusal: 'safeguarding-review-is-old' })
  expect((await anOpportunity(town, careless, { ageMin: 18, ageMax: 120 })).outcome).toEqual({ ok: true })
})

test('says what is missing before it shows an opportunity', async () => {
  const town = await aTown()
  const library = await anOrganisation(town)
  const asking = await anOrganisation(town, { name: 'Asking', approved: false })
  expect((await anOpportunity(town, library, { address: null })).outcome).toEqual({
    ok: false,
    refusal: 'location-is-missing',
  })
  expect((await anOpportunity(town, asking)).outcome).toEqual({ ok: false, refusal: 'organisation-not-approved' })
  const { opportunityId } = await anOpportunity(town, library)
  expect(
    await publishOpportunity({ opportunityId }, { database: town.database, manager: asking.manager, now }),
  ).toEqual({ ok: false, refusal: 'opportunity-not-found' })
})

test('joins only badges of its own organisation', async () => {
  const town = await aTown()
  const library = await anOrganisation(town)
  const other = await anOrganisation(town, { name: 'Other' })
  const [own, foreign] = [await aBadge(town, library), await aBadge(town, other, { name: 'Foreign' })]
  const { opportunityId } = await anOpportunity(town, library, { badgeIds: [own.badgeId, foreign.badgeId] })
  const { rows } = await town.pool.query('select badge_id from opportunity_badges where opportunity_id = $1', [
    opportunityId,
  ])
  expect(rows).toEqual([{ badge_id: own.badgeId }])
})

test('finds by English stem, by Welsh word, by the beginning of a word, and by each filter', async () => {
  const town = await aTown()
  const library = await anOrganisation(town)
  await anOpportunity(town, library)
  await anOpportunity(town, library, {
    title: 'Grow food',
    summary: 'A morning outdoors.',
    description: 'You plant beans.',
    titleCy: null,
    theme: 'nature',
    costPence: 500,
    ageMin: 18,
    ageMax: 120,
    mode: 'online',
    access: [],
  })
  const titles = async (filter: object) =>
    (
      await listOpportunities({ placeId: town.placeId, limit: 10, ...filter }, { database: town.database, now })
    ).rows.map((row) => row.title)
  for (const terms of ['games', 'gêm', 'mak', 'first GAME'])
    expect(await titles({ terms }), terms).toEqual(['Make your first game'])
  expect(await titles({ terms: "o'brien & (" })).toEqual([])
  expect(await titles({ freeOnly: true })).toEqual(['Make your first game'])
  expect(await titles({ age: 12 })).toEqual(['Make your first game'])
  expect(await titles({ mode: 'online' })).toEqual(['Grow food'])
  expect(await titles({ access: 'step-free' })).toEqual(['Make your first game'])
  expect(await titles({ theme: 'nature' })).toEqual(['Grow food'])
})

test('pages through a list without missing or repeating a row', async () => {
  const town = await aTown()
  const library = await anOrganisation(town)
  for (let index = 0; index < 7; index++) await anOpportunity(town, library, { title: `Workshop ${index}` })
  const seen: string[] = []
  let after: string | undefined
  do {
    const page = await listOpportunities(
      { placeId: town.placeId, limit: 3, after: readCursor(after) },
      { database: town.database, now },
    )
    seen.push(...page.rows.map((row) => row.title))
    after = page.next
  } while (after)
  expect(new Set(seen).size).toBe(7)
  expect(seen).toHaveLength(7)
})

test('gives eight opportunities of one title at once an address each', async () => {
  const town = await aTown({ warm: 10 })
  const library = await anOrganisation(town)
  const drafts = await Promise.all(Array.from({ length: 8 }, () => anOpportunity(town, library)))
  expect(drafts.every((draft) => draft.outcome.ok)).toBe(true)
  const { rows } = await town.pool.query('select count(distinct slug) as slugs from opportunities')
  expect(rows).toEqual([{ slugs: 8 }])
})
