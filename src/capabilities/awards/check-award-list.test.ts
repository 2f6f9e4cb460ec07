import { randomUUID } from 'node:crypto'
import { verifyBadge } from '@waymark/open-badges'
import { expect, test } from 'vitest'
import type { Mail } from '#infrastructure/mail/mailer.ts'
import { aBadge, anOrganisation, aTown, now, type Town } from '#tests/support/town.ts'
import type { ColumnRole, Mended } from './award-list.ts'
import { checkAwardList, listGivenTo } from './check-award-list.ts'
import { draftAwardList } from './draft-award-list.ts'
import { findCredential } from './find-award.ts'
import { findAwardList } from './find-award-list.ts'
import { issueCheckedList } from './issue-checked-list.ts'
import { reviseAwardList } from './revise-award-list.ts'
import { tellRecipient } from './tell-recipient.ts'
import { openIn } from './understand-list-rules.ts'
import { undoAwardRun } from './undo-award-run.ts'

type Library = Awaited<ReturnType<typeof anOrganisation>>

const rowsOf = (...lines: string[][]) => lines.map((cells, index) => ({ line: index + 1, cells }))
const common = { opportunityId: null, evidence: [], locale: 'cy' as const, notify: true, fileName: 'list.csv' }

async function listOf(
  town: Town,
  library: Library,
  { badgeId, rows }: { badgeId: string; rows: ReturnType<typeof rowsOf> },
) {
  const id = randomUUID()
  const outcome = await draftAwardList(
    { ...common, id, badgeId, rows, typed: false },
    { database: town.database, issuer: library.issuer, now },
  )
  if (!outcome.ok) throw new Error(outcome.refusal)
  return id
}

async function checkedOf(town: Town, library: Library, id: string) {
  const list = await findAwardList({ id, organisationId: library.organisationId }, { database: town.database })
  if (!list) throw new Error('the list is gone')
  return checkAwardList(list, { database: town.database, now })
}

const revise = (
  town: Town,
  library: Library,
  change: { listId: string; columns?: ColumnRole[]; mended?: Record<string, Mended> },
) => reviseAwardList(change, { database: town.database, issuer: library.issuer, now })

const issue = (town: Town, library: Library, listId: string) =>
  issueCheckedList({ listId }, { ...town.services, issuer: library.issuer, now })

test('says before anything is signed who holds the badge already, and since when', async () => {
  const town = await aTown()
  const library = await anOrganisation(town)
  const { badgeId } = await aBadge(town, library)
  const rows = rowsOf(['Name', 'Email'], ['Ava Test', 'ava@example.org'], ['Ben Test', 'ben@example.org'])
  await issue(town, library, await listOf(town, library, { badgeId, rows: rows.slice(0, 2) }))
  const checked = await checkedOf(town, library, await listOf(town, library, { badgeId, rows }))
  expect(checked.people.map((one) => one.holdsSince)).toEqual([now, undefined])
  expect(listGivenTo(checked).map((one) => one.name)).toEqual(['Ben Test'])
  const { badgeId: again } = await aBadge(town, library, { repeatable: true })
  await issue(town, library, await listOf(town, library, { badgeId: again, rows }))
  expect(
    listGivenTo(await checkedOf(town, library, await listOf(town, library, { badgeId: again, rows }))),
  ).toHaveLength(2)
})

test('asks whether an initial at a known address is the same person, and never tells what others know', async () => {
  const town = await aTown()
  const library = await anOrganisation(town)
  const { badgeId } = await aBadge(town, library)
  const full = rowsOf(['Name', 'Email'], ['Rhys Instance', 'rhys@example.org'])
  await issue(town, library, await listOf(town, library, { badgeId, rows: full }))
  const { badgeId: next } = await aBadge(town, library, { name: 'Next' })
  const short = rowsOf(['Name', 'Email'], ['R. Instance', 'Rhys@example.org'])
  const listId = await listOf(town, library, { badgeId: next, rows: short })
  expect((await checkedOf(town, library, listId)).people[0]?.perhapsSame).toEqual({
    name: 'Rhys Instance',
    line: undefined,
  })
  expect(await issue(town, library, listId)).toEqual({ ok: false, refusal: 'lines-to-mend' })
  await revise(town, library, { listId, mended: { 2: { as: 'same-person' } } })
  expect(await issue(town, library, listId)).toMatchObject({ ok: true })
  expect((await town.pool.query('select name from recipients')).rows).toEqual([{ name: 'Rhys Instance' }])

  const stranger = await anOrganisation(town, { name: 'Another Library' })
  const { badgeId: theirs } = await aBadge(town, stranger)
  const strange = await checkedOf(town, stranger, await listOf(town, stranger, { badgeId: theirs, rows: short }))
  expect(strange.people[0]).toMatchObject({ name: 'R. Instance', perhapsSame: undefined })
})

test('asks of brothers and sisters at one address, and gives to both once somebody says so', async () => {
  const town = await aTown()
  const library = await anOrganisation(town)
  const { badgeId } = await aBadge(town, library)
  const rows = rowsOf(
    ['Name', 'Email'],
    ['Rhys Instance', 'home@example.org'],
    ['R. Instance', 'home@example.org'],
    ['Nia Instance', 'HOME@example.org'],
    ['Nia Instance', 'home@example.org'],
  )
  const listId = await listOf(town, library, { badgeId, rows })
  const open = openIn(await checkedOf(town, library, listId))
  expect(open.map((one) => [one.line, one.perhapsSame])).toEqual([
    [3, { name: 'Rhys Instance', line: 2 }],
    [4, { name: 'Rhys Instance', line: 2 }],
  ])
  await revise(town, library, { listId, mended: { 3: { as: 'same-person' }, 4: { as: 'another-person' } } })
  const checked = await checkedOf(town, library, listId)
  expect(checked.people.map((one) => one.repeats)).toEqual([undefined, 2, undefined, 4])
  await issue(town, library, listId)
  expect((await town.pool.query('select name from recipients order by name')).rows).toEqual([
    { name: 'Nia Instance' },
    { name: 'Rhys Instance' },
  ])
})

test('takes evidence, a sentence, the language and the day of each line, where a person says which columns', async () => {
  const town = await aTown()
  const library = await anOrganisation(town)
  const { badgeId } = await aBadge(town, library, { evidenceRequired: true })
  const rows = rowsOf(
    ['Name', 'Email', 'Work', 'Notes', 'Iaith', 'Date earned'],
    ['Ava Test', 'ava@example.org', 'https://example.org/game', 'Well done, Ava!', 'English', '3 March 2026'],
    ['Ben Test', 'ben@example.org', 'A film', '', '', '04/05/2026'],
    ['Cat Test', 'cat@example.org', '', '', 'Klingon', '31/02/2026'],
  )
  const listId = await listOf(town, library, { badgeId, rows })
  // Nothing that becomes public, or goes out by mail, is taken without being asked.
  const before = await checkedOf(town, library, listId)
  expect(before.people.map((one) => [one.extras.evidence, one.extras.note, one.problem])).toEqual([
    ['', '', 'evidence-is-missing'],
    ['', '', 'evidence-is-missing'],
    ['', '', 'language-is-unknown'],
  ])
  await revise(town, library, { listId, columns: ['name', 'email', 'evidence', 'note', 'language', 'date'] })
  expect(openIn(await checkedOf(town, library, listId)).map((one) => one.line)).toEqual([4])
  const said = { as: 'mended', name: 'Cat Test', email: 'cat@example.org', language: 'cy', evidence: 'Seen' } as const
  await revise(town, library, { listId, mended: { 4: said } })
  expect(openIn(await checkedOf(town, library, listId))[0]?.problem).toBe('date-is-wrong')
  await revise(town, library, { listId, mended: { 4: { ...said, date: '28 Chwefror 2026' } } })
  await issue(town, library, listId)
  const { rows: awards } = await town.pool.query(
    `select awards.id, name, locale, evidence, note, earned_on from awards
       join recipients on recipients.id = recipient_id order by name`,
  )
  expect(awards).toMatchObject([
    {
      locale: 'en',
      evidence: [{ name: 'https://example.org/game', url: 'https://example.org/game' }],
      note: 'Well done, Ava!',
      earned_on: '2026-03-03',
    },
    { locale: 'cy', evidence: [{ name: 'A film' }], note: null, earned_on: '2026-05-04' },
    { locale: 'cy', evidence: [{ name: 'Seen' }], earned_on: '2026-02-28' },
  ])
  const credential = (await findCredential(awards[0].id, { database: town.database })) ?? ''
  expect(JSON.parse(credential)).toMatchObject({ awardedDate: '2026-03-03T00:00:00Z' })
  expect(credential).not.toContain('Well done')
  const report = await verifyBadge(credential, { now })
  expect(report.checks.find((check) => check.id === 'signature')?.outcome).toBe('passed')
  const sent: Mail[] = []
  await tellRecipient(
    { awardId: awards[0].id },
    { ...town.services, mailer: async (mail) => void sent.push(mail), now },
  )
  expect(sent[0]?.text).toContain('Jubilee Library writes: “Well done, Ava!”')
})

test('refuses a day that is still to come, and texts that are too long, until they are mended', async () => {
  const town = await aTown()
  const library = await anOrganisation(town)
  const { badgeId } = await aBadge(town, library)
  const rows = rowsOf(
    ['Name', 'Evidence', 'Note', 'Earned on'],
    ['Ava', '', '', '6 June 2026'],
    ['Ben', 'x'.repeat(501), '', ''],
    ['Cat', '', 'x'.repeat(501), ''],
    ['Dee', 'x'.repeat(500), 'x'.repeat(500), '5 June 2026'],
  )
  const listId = await listOf(town, library, { badgeId, rows })
  await revise(town, library, { listId, columns: ['name', 'evidence', 'note', 'date'] })
  expect((await checkedOf(town, library, listId)).people.map((one) => one.problem)).toEqual([
    'date-is-ahead',
    'evidence-is-too-long',
    'note-is-too-long',
    undefined,
  ])
})

test('remembers how an organisation reads tables of the same headings, and no word of them', async () => {
  const town = await aTown()
  const library = await anOrganisation(town)
  const other = await anOrganisation(town, { name: 'Another Library' })
  const { badgeId } = await aBadge(town, library)
  const { badgeId: theirs } = await aBadge(town, other)
  const table = (name: string) => rowsOf(['Known to us as', 'Email'], [name, 'x@example.org'])
  const columns: ColumnRole[] = ['name', 'email']
  const first = await listOf(town, library, { badgeId, rows: table('Ava') })
  expect((await checkedOf(town, library, first)).people[0]?.name).toBe('')
  await revise(town, library, { listId: first, columns })
  const nameIn = async (who: Library, asked: Parameters<typeof listOf>[2]) =>
    (await checkedOf(town, who, await listOf(town, who, asked))).people[0]?.name
  // The same headings, however they are written.
  const again = rowsOf(['KNOWN to us as:', 'e-mail'], ['Ben', 'x@example.org'])
  expect(await nameIn(library, { badgeId, rows: table('Ben') })).toBe('Ben')
  expect(await nameIn(library, { badgeId, rows: again })).toBe('')
  expect(await nameIn(other, { badgeId: theirs, rows: table('Ben') })).toBe('')
  const { rows } = await town.pool.query<{ text: string }>('select list_mappings::text as text from list_mappings')
  expect(rows).toHaveLength(1)
  expect(rows[0]?.text).not.toMatch(/known|Ava/i)
})

test('takes the people of an earlier run, also of one that was taken back, and of no other organisation', async () => {
  const town = await aTown()
  const library = await anOrganisation(town)
  const { badgeId } = await aBadge(town, library)
  // More than ten, and not in the order of the alphabet: they come back as they were listed.
  const names = ['Zoe', 'Moe', 'Ava', 'Ben', 'Kit', 'Lou', 'Dot', 'Eve', 'Fay', 'Gus', 'Hal', 'Ida'].map((one) => [
    `${one} Test`,
    one === 'Ava' ? 'ava@example.org' : '',
  ])
  const rows = rowsOf(['Name', 'Email'], ...names)
  const runId = await listOf(town, library, { badgeId, rows })
  await issue(town, library, runId)
  await undoAwardRun({ runId }, { ...town.services, issuer: library.issuer, now })
  const from = (who: Library, of: string) =>
    draftAwardList(
      { ...common, fileName: null, id: randomUUID(), badgeId: of, fromRunId: runId },
      { database: town.database, issuer: who.issuer, now },
    )
  const drafted = await from(library, badgeId)
  if (!drafted.ok) throw new Error(drafted.refusal)
  const checked = await checkedOf(town, library, drafted.listId)
  expect(listGivenTo(checked).map(({ name, email }) => [name, email])).toEqual(names)
  const other = await anOrganisation(town, { name: 'Another Library' })
  const { badgeId: theirs } = await aBadge(town, other)
  expect(await from(other, theirs)).toEqual({ ok: false, refusal: 'nobody-in-it' })
})
