import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { withDatabase } from '../support/site/people.ts'
import { Visitor } from '../support/site/visitor.ts'

const vacancyOf = (title: string) =>
  withDatabase(async ({ database }) => {
    const { id } = await database
      .selectFrom('vacancies')
      .innerJoin('places', 'places.id', 'vacancies.placeId')
      .select('vacancies.id')
      .where('places.slug', '=', 'brighton-and-hove')
      .where('title', '=', title)
      .where('state', '=', 'public')
      .orderBy('vacancies.id')
      .executeTakeFirstOrThrow()
    return `/brighton-and-hove/vacancies/${id}`
  })

const pageOf = async (title: string) => {
  const { id } = await withDatabase(({ database }) =>
    database
      .selectFrom('jobRoles')
      .innerJoin('places', 'places.id', 'jobRoles.placeId')
      .select('jobRoles.id')
      .where('places.slug', '=', 'brighton-and-hove')
      .where('title', '=', title)
      .executeTakeFirstOrThrow(),
  )
  return `/brighton-and-hove/roles/${id}`
}

/** The names of skills in their order. */
const skillsIn = (page: string) => [...page.matchAll(/<strong><a[^>]*>([^<]+)<\/a><\/strong>/g)].map(([, name]) => name)

test('a learner sees which of their badges show what a job asks for, in the order in which everybody sees it', async () => {
  const page = await pageOf('Web developer')
  const nobody = await (await new Visitor().get(page)).text()
  const ash = await (await (await new Visitor().signIn('learner@demo.example')).get(page)).text()
  expect(nobody).not.toContain('Your badges show')
  expect(nobody).toContain('Sign in to see what your badges show')
  expect(ash).toMatch(/Your badges show \d of 6 skills/)
  expect(ash).toMatch(/Your badges show it[\s\S]{0,200}href="\/me\/awards\/[0-9a-f-]{36}"/)
  expect(skillsIn(ash)).toHaveLength(6)
  expect(skillsIn(ash)).toEqual(skillsIn(nobody))
  const answer = await (await new Visitor().signIn('learner@demo.example')).get(page)
  // Nobody else gets this page out of a cache.
  expect(answer.headers.get('cache-control')).toMatch(/no-store|private/)
})

test('of vacancies too, in a list whose order is the same for all', async () => {
  const list = '/brighton-and-hove/vacancies'
  const titlesIn = (page: string) =>
    [...page.matchAll(/href="(\/brighton-and-hove\/vacancies\/[0-9a-f-]{36})"/g)].map(([, to]) => to)
  const ash = await new Visitor().signIn('learner@demo.example')
  const [nobody, own] = [await (await new Visitor().get(list)).text(), await (await ash.get(list)).text()]
  expect(titlesIn(nobody).length).toBeGreaterThan(10)
  expect(titlesIn(own)).toEqual(titlesIn(nobody))
  expect(nobody).not.toContain('Your badges show')
  expect(own).toMatch(/Your badges show \d of \d skills/)
  const page = await vacancyOf('Junior web developer')
  expect(await (await ash.get(page)).text()).toMatch(/Your badges show \d of \d skills/)
  const seen = await (await new Visitor().get(page)).text()
  expect(seen).toContain('"@type":"JobPosting"')
  expect(seen).toContain('"description":"£26,000 a year"')
})

test('looking at it leaves no trace: no row of any table says more of the learner than before', async () => {
  const email = `mo.${Date.now()}@people.example`
  const mo = await new Visitor().signIn(email)
  const page = await pageOf('Construction site manager')
  const other = await pageOf('Hotel manager')
  await mo.get('/me')
  const known = () =>
    withDatabase(async ({ database }) => {
      const { id } = await database
        .selectFrom('people')
        .select('id')
        .where('email', '=', email)
        .executeTakeFirstOrThrow()
      const { rows: tables } = await sql<{ name: string }>`
        select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p') and not c.relispartition and n.nspname !~ '^(pg_|information_schema)'
        order by 1`.execute(database)
      const found: string[] = []
      for (const { name } of tables) {
        const { rows } = await sql<{ row: string }>`select one::text as row from ${sql.raw(name)} as one
          where one::text like ${`%${id}%`} or one::text like ${`%${email}%`} order by 1`.execute(database)
        found.push(...rows.map(({ row }) => `${name} ${row}`))
      }
      return found
    })
  const before = await known()
  expect(before.length).toBeGreaterThan(0)
  const vacancies = '/brighton-and-hove/vacancies'
  const own = [page, `${page}/from/${other.split('/').at(-1)}`, vacancies, await vacancyOf('Cook, weekdays')]
  for (const address of own) {
    expect((await mo.get(address)).status).toBe(200)
    expect((await mo.head(address)).status).toBe(200)
    // There is no other way to it than the page.
    expect((await mo.get(`${address}.data`)).status).toBe(404)
  }
  expect(await known()).toEqual(before)
})
