import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { foldSearchTexts } from '#infrastructure/database/search-words.ts'
import { readTable, type TableRow } from '#infrastructure/files/read-table.ts'
import { aTown, now } from '#tests/support/town.ts'
import { everydaySkills } from './everyday-skills.ts'
import { findSkill, findSkillsCalled, listFrameworks, searchSkills } from './find-skill.ts'
import { importEverydaySkills } from './import-everyday-skills.ts'
import { importSkills } from './import-skills.ts'
import { readSkillDocument, readSkillTable } from './skills-format.ts'

const table = (...rows: string[][]) => rows.map((cells, index) => ({ line: index + 1, cells }))
const framework = (version: string) => ({ slug: 'esco', name: 'ESCO', version, attribution: 'Thanks' })
const skill = (label: string, more: object = {}) => ({
  uri: `https://f.test/${label}`,
  label,
  labelCy: null,
  otherLabels: [],
  description: null,
  ...more,
})

test('reads ESCO, the form of OSMT and a plain table by their headings', () => {
  const esco = readSkillTable(
    table(
      ['conceptType', 'conceptUri', 'preferredLabel', 'altLabels', 'description'],
      ['KnowledgeSkillCompetence', 'http://e/1', 'Haskell', 'Haskell techniques | GHC', 'A language.'],
      ['KnowledgeSkillCompetence', 'http://e/2', '', '', ''],
    ),
  )
  expect(esco).toMatchObject({
    format: 'esco',
    skills: [
      { uri: 'http://e/1', label: 'Haskell', otherLabels: ['Haskell techniques', 'GHC'], description: 'A language.' },
    ],
    refused: [{ line: 3, why: 'no-label' }],
  })
  expect(
    readSkillTable(
      table(['RSD Name', 'Authors', 'Skill Statement', 'Keywords'], ['Mend', 'Us', 'Mends things.', 'repair; fix']),
    ),
  ).toMatchObject({
    format: 'osmt-csv',
    skills: [{ label: 'Mend', otherLabels: ['repair', 'fix'], description: 'Mends things.', uri: '#mend' }],
  })
  expect(readSkillTable(table(['Label', 'Welsh'], ['Cook', 'Coginio']))).toMatchObject({
    format: 'plain',
    skills: [{ labelCy: 'Coginio' }],
  })
  expect(readSkillTable(table(['Colour'], ['red']))).toBeUndefined()
  expect(readSkillTable([])).toBeUndefined()
})

test('reads Rich Skill Descriptors and CASE documents', () => {
  const osmt = readSkillDocument([
    {
      id: 'https://o.test/1',
      skillName: 'Mend',
      skillStatement: 'Mends things.',
      keywords: ['repair', { name: 'fix' }],
    },
    { id: 'https://o.test/2' },
  ])
  expect(osmt).toMatchObject({
    format: 'osmt-json',
    skills: [{ label: 'Mend', otherLabels: ['repair', 'fix'] }],
    refused: [{ line: 2 }],
  })
  const standards = readSkillDocument({
    CFDocument: { title: 'Town standards', version: '2' },
    CFItems: [{ identifier: '0aa0', uri: 'https://c.test/1', fullStatement: 'Can add', humanCodingScheme: 'M1' }],
  })
  expect(standards).toMatchObject({
    framework: { name: 'Town standards', version: '2' },
    skills: [{ uri: 'https://c.test/1', label: 'Can add', otherLabels: ['M1'] }],
  })
  for (const other of [{}, [], null, 'x', { CFItems: [] }]) expect(readSkillDocument(other)?.skills ?? []).toEqual([])
})

test('finds by label, by synonym, in Welsh, and mistyped', async () => {
  const { database } = await aTown()
  await importEverydaySkills({ database, now })
  await foldSearchTexts(database)
  const first = async (terms: string) => (await searchSkills({ terms, limit: 3 }, { database }))[0]?.label
  expect(await first('cooking')).toBe('Cooking')
  expect(await first('teamwork')).toBe('Working in a team')
  expect(await first('coginio')).toBe('Cooking')
  expect(await first('cokoing')).toBe('Cooking')
  expect(await first('zzzzzz')).toBeUndefined()
  expect(await findSkill('/skills/everyday/cooking', { database })).toMatchObject({
    label: 'Cooking',
    frameworkName: 'Everyday skills',
  })
  await importEverydaySkills({ database, now })
  expect(await listFrameworks({ database })).toMatchObject([{ slug: 'everyday', skills: everydaySkills.length }])
})

test('keeps an edition as it was when the next one comes, and searches the newest', async () => {
  const { database } = await aTown()
  expect(
    (await importSkills({ framework: framework('1'), skills: [skill('Old word'), skill('Both')] }, { database, now }))
      .changed,
  ).toBe(2)
  expect(
    (await importSkills({ framework: framework('1'), skills: [skill('Old word'), skill('Both')] }, { database, now }))
      .changed,
  ).toBe(0)
  await importSkills(
    { framework: framework('2'), skills: [skill('New word'), skill('Both', { description: 'Now said' })] },
    { database, now },
  )
  expect((await searchSkills({ terms: 'word', limit: 5 }, { database })).map(({ label }) => label)).toEqual([
    'New word',
  ])
  expect(await listFrameworks({ database })).toMatchObject([{ version: '2', skills: 2 }])
  const { count } = await database
    .selectFrom('skills')
    .select((select) => select.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  expect(count).toBe(4)
})

test('several who bring the same edition at once leave one of it', async () => {
  const { database } = await aTown({ warm: 6 })
  await Promise.all(
    Array.from({ length: 6 }, () =>
      importSkills({ framework: framework('1'), skills: [skill('One')] }, { database, now }),
    ),
  )
  expect(await listFrameworks({ database })).toMatchObject([{ skills: 1 }])
})

test('links a skill that is called exactly so, however it is written, and no other', async () => {
  const { database } = await aTown()
  await importEverydaySkills({ database, now })
  await importSkills({ framework: framework('1'), skills: [skill('cooking'), skill('Programming')] }, { database, now })
  const found = await findSkillsCalled(['COOKING', 'Coginio', 'programming', 'Cooking well'], { database })
  expect([...found].map(([asked, one]) => [asked, one.uri])).toEqual([
    ['COOKING', '/skills/everyday/cooking'],
    ['Coginio', '/skills/everyday/cooking'],
    ['programming', 'https://f.test/Programming'],
  ])
})

/** A table as ESCO publishes its collections: labels in several lines of one cell, among them quotation marks and commas. */
async function escoTable(skills: number): Promise<string> {
  const heading =
    'conceptType,conceptUri,preferredLabel,status,skillType,reuseLevel,altLabels,description,broaderConceptUri,broaderConceptPT'
  const lines = Array.from({ length: skills }, (_, number) => {
    const uri = `http://data.europa.eu/esco/skill/${number.toString(16).padStart(8, '0')}`
    const others = `"use tool ${number}\ntool ${number}, usage of\n""tool ${number}"""`
    return `KnowledgeSkillCompetence,${uri},digital tool ${number},released,knowledge,cross-sector,${others},"What, and why.",,`
  })
  const folder = await mkdtemp(path.join(tmpdir(), 'waymark-esco-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const file = path.join(folder, 'digitalSkillsCollection_en.csv')
  await writeFile(file, [heading, ...lines].join('\r\n'))
  return file
}

test('takes a collection in the form of ESCO in', async () => {
  const { database } = await aTown()
  const rows: TableRow[] = []
  for await (const row of readTable(await escoTable(1300))) rows.push(row)
  const read = readSkillTable(rows)
  expect(read).toMatchObject({ format: 'esco', refused: [] })
  const request = { framework: framework('1.2.0'), skills: read?.skills ?? [] }
  expect(await importSkills(request, { database, now })).toMatchObject({ changed: 1300 })
  expect(await importSkills(request, { database, now })).toMatchObject({ changed: 0 })
  expect((await searchSkills({ terms: 'tool 1299', limit: 1 }, { database }))[0]?.label).toBe('digital tool 1299')
})
