import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { lentDatabase } from './support/lent-database.ts'

const ranking =
  /(^|_)(scores?|ranks?|ranking|ratings?|percentiles?|points|stars|grades?|reputation|karma|leaderboard)(_|$)/

/** Applications of towns to the programme are scored by people who say why; no person is. */
const ofTowns = /^call_/

test('no column of the database ranks people', async () => {
  const { database } = await lentDatabase()
  const { rows } = await sql<{ table: string; column: string }>`
    select table_name as table, column_name as column from information_schema.columns
    where table_schema = current_schema() order by 1, 2`.execute(database)
  expect(rows.length).toBeGreaterThan(1000)
  const found = rows.filter(({ table, column }) => ranking.test(column) || ranking.test(table))
  expect(found.filter(({ table }) => !ofTowns.test(table))).toEqual([])
  // The pattern does find what is there.
  expect(found.map(({ table }) => table)).toContain('call_scores')
})
