import { expect, test } from 'vitest'
import { scratchDatabase } from '#tests/support/scratch-database.ts'

test('an answer comes in the order that was asked for, else in another one', async () => {
  const { pool } = await scratchDatabase()
  const numbers = async (end = '') => {
    const { rows } = await pool.query<{ number: number }>(`select number from generate_series(1, 3) as number ${end}`)
    return rows.map(({ number }) => number)
  }
  expect(await numbers('order by number')).toEqual([1, 2, 3])
  expect(await numbers()).toEqual([3, 2, 1])
})
