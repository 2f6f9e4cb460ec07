import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { mintIssuer } from '#capabilities/people/mint-authority.ts'
import { aBadge, anOrganisation, aTown, now, type Town } from '#tests/support/town.ts'
import { draftAwardList } from './draft-award-list.ts'
import { findAwardList } from './find-award-list.ts'
import { listRefusedLines } from './find-award-run.ts'
import { issueCheckedList, removeOldLists } from './issue-checked-list.ts'
import { removeAwardList } from './remove-award-list.ts'
import { reviseAwardList } from './revise-award-list.ts'

type Library = Awaited<ReturnType<typeof anOrganisation>>

const rowsOf = (...lines: string[][]) => lines.map((cells, index) => ({ line: index + 1, cells }))
const two = rowsOf(['Name', 'Email'], ['Ava Test', 'ava@example.org'], ['Ben Test', 'ben@example.org'])

async function aLibrary(town: Town, change: Parameters<typeof aBadge>[2] = {}) {
  const library = await anOrganisation(town)
  const { badgeId } = await aBadge(town, library, change)
  return { library, badgeId }
}

function draft(
  town: Town,
  library: Library,
  { badgeId, rows, id = randomUUID() }: { badgeId: string; rows: typeof two; id?: string },
) {
  return draftAwardList(
    {
      id,
      badgeId,
      opportunityId: null,
      evidence: [],
      locale: 'cy',
      notify: true,
      fileName: 'list.csv',
      rows,
      typed: false,
    },
    { database: town.database, issuer: library.issuer, now },
  )
}

async function listOf(town: Town, library: Library, asked: Parameters<typeof draft>[2]): Promise<string> {
  const outcome = await draft(town, library, asked)
  if (!outcome.ok) throw new Error(outcome.refusal)
  return outcome.listId
}

const issue = (town: Town, library: Library, listId: string) =>
  issueCheckedList({ listId }, { ...town.services, issuer: library.issuer, now })
const countOf = async (town: Town, table: string) =>
  (await town.pool.query<{ count: number }>(`select count(*) from ${table}`)).rows[0]?.count

test('signs nothing and tells nobody until the list is confirmed', async () => {
  const town = await aTown()
  const { library, badgeId } = await aLibrary(town)
  const listId = await listOf(town, library, { badgeId, rows: two })
  expect(await countOf(town, 'awards')).toBe(0)
  expect(await countOf(town, 'recipients')).toBe(0)
  expect(await countOf(town, `pgboss.job where name = 'award.issued'`)).toBe(0)
  const outcome = await issue(town, library, listId)
  expect(outcome).toEqual({ ok: true, runId: listId })
  const { rows } = await town.pool.query(`select name, email, locale from recipients order by name`)
  expect(rows).toEqual([
    { name: 'Ava Test', email: 'ava@example.org', locale: 'cy' },
    { name: 'Ben Test', email: 'ben@example.org', locale: 'cy' },
  ])
})

test('awards once when it is confirmed eight times at once, and says the same each time', async () => {
  const town = await aTown({ warm: 8 })
  const { library, badgeId } = await aLibrary(town, { repeatable: true })
  const listId = await listOf(town, library, { badgeId, rows: two })
  const outcomes = await Promise.all(Array.from({ length: 8 }, () => issue(town, library, listId)))
  expect(new Set(outcomes.map((one) => JSON.stringify(one))).size).toBe(1)
  expect(await countOf(town, 'awards')).toBe(2)
})

test('forgets the people of a list once it is awarded', async () => {
  const town = await aTown()
  const { library, badgeId } = await aLibrary(town)
  const listId = await listOf(town, library, { badgeId, rows: two })
  await issue(town, library, listId)
  const { rows } = await town.pool.query<{ text: string }>('select award_lists::text as text from award_lists')
  expect(rows).toHaveLength(1)
  expect(rows[0]?.text).not.toContain('ava@example.org')
})

test('awards nothing while a line is to be mended, and everybody once it is', async () => {
  const town = await aTown()
  const { library, badgeId } = await aLibrary(town)
  const rows = [...two, { line: 4, cells: ['Mo', 'mo@@example.org'] }]
  const listId = await listOf(town, library, { badgeId, rows })
  expect(await issue(town, library, listId)).toEqual({ ok: false, refusal: 'lines-to-mend' })
  expect(await countOf(town, 'awards')).toBe(0)
  const mended = { 4: { as: 'mended', name: 'Mo', email: 'mo@example.org' } } as const
  await reviseAwardList({ listId, mended }, { database: town.database, issuer: library.issuer, now })
  expect(await issue(town, library, listId)).toMatchObject({ ok: true })
  expect(await countOf(town, 'awards')).toBe(3)
})

test('awards nobody where every line is left out', async () => {
  const town = await aTown()
  const { library, badgeId } = await aLibrary(town)
  const listId = await listOf(town, library, { badgeId, rows: two })
  const out = { as: 'left-out' } as const
  await reviseAwardList(
    { listId, mended: { 2: out, 3: out } },
    { database: town.database, issuer: library.issuer, now },
  )
  expect(await issue(town, library, listId)).toEqual({ ok: false, refusal: 'nobody-is-ready' })
})

test('passes over those who hold it already, and says of a line that is refused in the end why', async () => {
  const town = await aTown()
  const { library, badgeId } = await aLibrary(town)
  const both = await listOf(town, library, { badgeId, rows: two })
  await issue(town, library, await listOf(town, library, { badgeId, rows: two }))
  // Everybody on it holds the badge by now.
  expect(await issue(town, library, both)).toEqual({ ok: false, refusal: 'nobody-is-ready' })
  const third = [...two, { line: 4, cells: ['Cat Test', 'cat@example.org'] }]
  const listId = await listOf(town, library, { badgeId, rows: third })
  expect(await issue(town, library, listId)).toEqual({ ok: true, runId: listId })
  expect(await countOf(town, 'awards')).toBe(3)
  // Held under another address of the same person: known only when it is given.
  await town.pool.query(`update recipients set person_id = (select id from people limit 1)
    where email in ('cat@example.org', 'ava@example.org')`)
  const { rows } = await town.pool.query(`insert into recipients (id, email, name, name_key, person_id, created_at)
    values (gen_random_uuid(), 'ava.other@example.org', 'Ava Test', 'ava test', (select id from people limit 1), now())
    returning id`)
  expect(rows).toHaveLength(1)
  const other = [...rowsOf(['Name', 'Email'], ['Ava Test', 'ava.other@example.org'], ['Dee Test', 'dee@example.org'])]
  const last = await listOf(town, library, { badgeId, rows: other })
  expect(await issue(town, library, last)).toEqual({ ok: true, runId: last })
  expect(await listRefusedLines({ id: last, limit: 9 }, { database: town.database })).toMatchObject([
    { position: 2, name: 'Ava Test', refusal: 'learner-already-holds-it' },
  ])
})

test('hands a list of more than 200 to a job, once', async () => {
  const town = await aTown()
  const { library, badgeId } = await aLibrary(town)
  const crowd = Array.from({ length: 201 }, (_, index) => ['Crowd', `crowd${index}@example.org`])
  const listId = await listOf(town, library, { badgeId, rows: rowsOf(['Name', 'Email'], ...crowd) })
  const outcome = await issue(town, library, listId)
  expect(outcome).toEqual({ ok: true, runId: listId })
  expect(await issue(town, library, listId)).toEqual(outcome)
  expect(await countOf(town, 'award_run_lines')).toBe(201)
})

test('is out of reach for another organisation', async () => {
  const town = await aTown()
  const { library, badgeId } = await aLibrary(town)
  const listId = await listOf(town, library, { badgeId, rows: two })
  const stranger = mintIssuer({ organisationId: randomUUID(), personId: undefined })
  const powers = { database: town.database, issuer: stranger, now }
  expect(await issueCheckedList({ listId }, { ...town.services, issuer: stranger, now })).toEqual({
    ok: false,
    refusal: 'list-not-found',
  })
  expect(await reviseAwardList({ listId, columns: [] }, powers)).toEqual({ ok: false, refusal: 'list-not-found' })
  await removeAwardList({ listId }, powers)
  expect(
    await findAwardList({ id: listId, organisationId: stranger.organisationId }, { database: town.database }),
  ).toBeUndefined()
  expect(
    await findAwardList({ id: listId, organisationId: library.organisationId }, { database: town.database }),
  ).toBeDefined()
  expect(await draft(town, { ...library, issuer: stranger }, { badgeId, rows: two })).toEqual({
    ok: false,
    refusal: 'badge-belongs-to-another-organisation',
  })
})

test('takes in no table of something else, and no list without evidence that the badge asks for', async () => {
  const town = await aTown()
  const { library, badgeId } = await aLibrary(town)
  expect(await draft(town, library, { badgeId, rows: rowsOf(['Course', 'Room'], ['Maths', 'B12']) })).toEqual({
    ok: false,
    refusal: 'no-list-of-people',
  })
  expect(await draft(town, library, { badgeId, rows: [] })).toEqual({ ok: false, refusal: 'nobody-in-it' })
  const { badgeId: strict } = await aBadge(town, library, { evidenceRequired: true })
  const typed = { id: randomUUID(), badgeId: strict, opportunityId: null, evidence: [], locale: 'en' as const }
  expect(
    await draftAwardList(
      { ...typed, notify: true, fileName: null, rows: rowsOf(['Ava Test']), typed: true },
      { database: town.database, issuer: library.issuer, now },
    ),
  ).toEqual({ ok: false, refusal: 'evidence-is-missing' })
})

test('goes by itself after a week', async () => {
  const town = await aTown()
  const { library, badgeId } = await aLibrary(town)
  await listOf(town, library, { badgeId, rows: two })
  const after = (days: number) => new Date(now.getTime() + days * 86_400_000)
  await removeOldLists({ database: town.database, now: after(6.9) })
  expect(await countOf(town, 'award_lists')).toBe(1)
  await removeOldLists({ database: town.database, now: after(7.1) })
  expect(await countOf(town, 'award_lists')).toBe(0)
})
