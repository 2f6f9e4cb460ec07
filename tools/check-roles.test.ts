import { describe, expect, test } from 'vitest'
import { problemsOf, roleOf, tablesOfSeveral } from './check-roles.ts'

const said = (name: string, text: string) => problemsOf({ file: `src/capabilities/awards/${name}.ts`, text }).join('\n')

test('knows the role of a file by its name', () => {
  const roles = {
    award: 'entity',
    'badge-standard': 'entity',
    'award-rules': 'rules',
    'issue-awards': 'use case',
    'find-award': 'use case',
    'award-store': 'store',
    'public-award': 'public',
    'hsds-format': 'format',
    'claim-code': 'code',
    'award-jobs': 'jobs',
  }
  for (const [name, role] of Object.entries(roles)) expect(roleOf(`${name}.ts`), name).toBe(role)
})

describe('refuses', () => {
  test.each([
    [
      'a use case that exports another name',
      'issue-awards',
      'export function giveAwards() {}',
      'no function issueAwards',
    ],
    ['a word that is neither verb nor what it exports', 'stuff', 'export const things = 1', 'exports Stuff or stuff'],
    ['a helper', 'award-helpers', 'export function help() {}', 'exports AwardHelpers'],
    [
      'SQL in an entity',
      'award',
      "export interface Award {}\nexport const all = (d) => d.selectFrom('awards')",
      'holds SQL',
    ],
    ['SQL in rules', 'award-rules', "import { sql } from 'kysely'\nexport const a = sql`true`", 'imports kysely'],
    ['a store in rules', 'award-rules', "import { lock } from './award-store.ts'", 'imports ./award-store.ts'],
    ['a use case in rules', 'award-rules', "import { findAward } from './find-award.ts'", 'imports ./find-award.ts'],
    ['a clock in rules', 'award-rules', 'export const now = () => new Date()', 'new Date()'],
    ['chance in a format', 'hsds-format', 'export const any = () => Math.random()', 'Math.random()'],
    ['a function beside kinds of job', 'award-jobs', 'export function work() {}', 'kinds of job alone'],
    ['a public file without its view', 'public-award', 'export interface PublicAward {}', 'lacks publicAward'],
    [
      'a read that takes the database first',
      'find-award',
      'export function findAward(database: Reader, id: string) {}',
      '(database, …)',
    ],
    [
      'three parameters',
      'find-award',
      'export function findAward(id: string, { database }: Reading, now: Date) {}',
      'more than two',
    ],
    [
      'powers before the request',
      'find-award',
      'export function findAward({ database }: Reading, id: string) {}',
      '(powers, request)',
    ],
    ['a mint that makes no authority', 'mint-authority', 'export function openDoor() {}', 'openDoor'],
  ])('%s', (_, name, text, sentence) => {
    expect(said(name, text)).toContain(sentence)
  })

  test('a table that two capabilities write', () => {
    const writes = (file: string) => ({ file, text: "database.insertInto('awards')" })
    const [problem] = tablesOfSeveral([
      writes('src/capabilities/awards/issue-awards.ts'),
      writes('src/capabilities/badges/publish-badge.ts'),
    ])
    expect(problem).toContain('awards is written by')
  })
})

test('lets what follows the roles be', () => {
  expect(said('find-award', 'export async function findAward(id: string, { database }: Reading) {}')).toBe('')
  expect(
    said(
      'award-rules',
      "import type { Award } from './award.ts'\nexport const old = (a: Award, now: Date) => a.at < now",
    ),
  ).toBe('')
})
