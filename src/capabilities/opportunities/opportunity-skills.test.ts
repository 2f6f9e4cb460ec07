import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { alignSkills } from '#capabilities/skills/align-skills.ts'
import { importEverydaySkills } from '#capabilities/skills/import-everyday-skills.ts'
import { readCursor } from '#infrastructure/database/keyset.ts'
import { foldSearchTexts, mendWords } from '#infrastructure/database/search-words.ts'
import { anOpportunity, anOrganisation, aTown, now } from '#tests/support/town.ts'
import { archiveOpportunity } from './archive-opportunity.ts'
import { findOpportunity } from './find-opportunity.ts'
import { listOpportunities } from './list-opportunities.ts'
import { listOpportunitiesBySkill } from './list-opportunities-by-skill.ts'
import { contentIn } from './opportunity.ts'
import { publishOpportunity } from './publish-opportunity.ts'
import { reviseOpportunity } from './revise-opportunity.ts'
import { searchOpportunities } from './search-opportunities.ts'

const cooking = 'https://waymark.test/skills/everyday/cooking'

async function aSkilledTown() {
  const town = await aTown()
  const { database, services } = town
  await importEverydaySkills({ database, now })
  const library = await anOrganisation(town)
  const taught = await alignSkills([{ name: 'cooking' }, { name: 'Upcycling clothes' }], services)
  const called = async (skill: string, more: object = {}) =>
    (await listOpportunitiesBySkill({ skill, limit: 10, ...more }, { database, now })).rows.map(({ title }) => title)
  const found = async (terms: string) =>
    (await listOpportunities({ placeId: town.placeId, terms, limit: 10 }, { database, now })).rows.map(
      ({ title }) => title,
    )
  return { ...town, library, taught, called, found }
}

test('keeps what is learned with its address, its framework and its name in both languages', async () => {
  const { database, library, taught, ...town } = await aSkilledTown()
  const { opportunityId } = await anOpportunity({ ...town, database }, library, { skills: taught })
  expect((await findOpportunity({ id: opportunityId }, { database, now }))?.skills).toEqual([
    { name: 'Cooking', nameCy: 'Coginio', uri: cooking, framework: 'Everyday skills' },
    { name: 'Upcycling clothes' },
  ])
})

test('is found by what it teaches, in either language, and by nothing that only belongs to the address', async () => {
  const { library, taught, found, ...town } = await aSkilledTown()
  await anOpportunity(town, library, { title: 'Tuesday evenings', titleCy: null, skills: taught })
  await anOpportunity(town, library, { title: 'Wednesday evenings', titleCy: null })
  for (const terms of ['cooking', 'cook', 'coginio', 'upcycling', 'tuesday cooking'])
    expect(await found(terms), terms).toEqual(['Tuesday evenings'])
  for (const terms of ['https', 'everyday', 'framework', 'uri']) expect(await found(terms), terms).toEqual([])
})

test('comes after what is called so, and is found mistyped', async () => {
  const { database, placeId, library, taught, ...town } = await aSkilledTown()
  await anOpportunity({ ...town, database, placeId }, library, { title: 'Cooking for four', titleCy: null })
  await anOpportunity({ ...town, database, placeId }, library, { title: 'Evenings', titleCy: null, skills: taught })
  const search = { narrowing: { placeId, terms: 'cooking' }, order: 'relevance', limit: 5 } as const
  const rows = await searchOpportunities(search, { database, now })
  expect(rows.map(({ title }) => title)).toEqual(['Cooking for four', 'Evenings'])
  await foldSearchTexts(database)
  expect(await mendWords(database, 'upcylcing')).toBe('upcycling')
})

test('stands in the list of a skill while it is published and teaches it', async () => {
  const { database, library, taught, called, ...town } = await aSkilledTown()
  const { opportunityId } = await anOpportunity({ ...town, database }, library, { title: 'Soup', skills: taught })
  const powers = { database, manager: library.manager, now }
  expect(await called(cooking)).toEqual(['Soup'])
  expect(await called(cooking, { placeId: town.placeId })).toEqual(['Soup'])
  expect(await called(cooking, { placeId: opportunityId })).toEqual([])
  expect(await called('https://waymark.test/skills/everyday/coding')).toEqual([])
  const content = await findOpportunity({ id: opportunityId }, { database, now })
  if (!content) throw new Error('it is gone')
  const revise = (skills: typeof taught) =>
    reviseOpportunity({ opportunityId, content: { ...contentIn(content), skills }, sessions: [], badgeIds: [] }, powers)
  await revise([])
  expect(await called(cooking)).toEqual([])
  await revise(taught)
  expect(await called(cooking)).toEqual(['Soup'])
  await archiveOpportunity({ opportunityId }, powers)
  expect(await called(cooking)).toEqual([])
})

test('a draft stands in no list until it is published, and one that lapsed in none until it is confirmed', async () => {
  const { database, library, taught, called, ...town } = await aSkilledTown()
  const { opportunityId, outcome } = await anOpportunity({ ...town, database }, library, {
    title: 'Soup',
    skills: taught,
    ageMin: 30,
    ageMax: 120,
    address: null,
  })
  expect(outcome.ok).toBe(false)
  expect(await called(cooking)).toEqual([])
  await database.updateTable('opportunities').set({ address: 'Hall' }).where('id', '=', opportunityId).execute()
  await publishOpportunity({ opportunityId }, { database, manager: library.manager, now })
  expect(await called(cooking)).toEqual(['Soup'])
  await database
    .updateTable('opportunities')
    .set({ status: 'draft', lapsedAt: now })
    .where('id', '=', opportunityId)
    .execute()
  expect(await called(cooking)).toEqual([])
})

test('pages through a skill without missing or repeating one, the newest first', async () => {
  const { database, library, taught, ...town } = await aSkilledTown()
  for (let index = 0; index < 7; index++)
    await anOpportunity({ ...town, database }, library, { title: `Evening ${index}`, skills: taught })
  const seen: string[] = []
  let after: string | undefined
  do {
    const page = await listOpportunitiesBySkill(
      { skill: cooking, limit: 3, after: readCursor(after) },
      { database, now },
    )
    seen.push(...page.rows.map(({ id }) => id))
    after = page.next
  } while (after)
  expect(seen).toEqual([...new Set(seen)].sort().reverse())
  expect(seen).toHaveLength(7)
})

test('reads a skill along its index alone, however many others there are', async () => {
  const { database, library, taught, placeId, ...town } = await aSkilledTown()
  const { opportunityId } = await anOpportunity({ ...town, database, placeId }, library, { skills: taught })
  await sql`insert into opportunity_skills select ${opportunityId}, 'https://f.test/' || n, ${placeId},
    ${now} from generate_series(1, 5000) as n`.execute(database)
  await sql`analyze opportunity_skills`.execute(database)
  const { rows } = await sql<{ 'QUERY PLAN': string }>`explain select opportunity_id from opportunity_skills
    where skill = 'https://f.test/77' order by published_at desc, opportunity_id desc limit 19`.execute(database)
  const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
  expect(plan).toContain('opportunity_skills_newest')
  expect(plan).not.toContain('Sort')
})
