import { expect, test } from 'vitest'
import { scratchDatabase } from '#tests/support/scratch-database.ts'
import { forgetAttempts, removeOldAttempts, takeAttempt } from './attempts.ts'

const start = new Date('2026-06-05T09:00:00Z')
const after = (minutes: number) => new Date(start.getTime() + minutes * 60_000)
const limit = { purpose: 'enter-code', subject: 'ava@example.org', free: 5 } as const

test('lets five tries through, then waits, twice as long each time', async () => {
  const { database } = await scratchDatabase()
  const fiveAt = async (minute: number) => {
    const outcomes = []
    for (let number = 0; number < 6; number++) outcomes.push(await takeAttempt(database, limit, after(minute)))
    return outcomes
  }
  expect((await fiveAt(0)).map((one) => one.ok)).toEqual([true, true, true, true, true, false])
  expect(await takeAttempt(database, limit, after(0.5))).toEqual({ ok: false, waitMinutes: 1 })
  expect((await fiveAt(2)).at(-1)).toEqual({ ok: false, waitMinutes: 2 })
  expect((await fiveAt(5)).at(-1)).toEqual({ ok: false, waitMinutes: 4 })
  expect((await fiveAt(10)).at(-1)).toEqual({ ok: false, waitMinutes: 8 })
})

test('twenty guesses at the same moment are counted one by one', async () => {
  const { database } = await scratchDatabase({ warm: 20 })
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => takeAttempt(database, limit, start)))
  expect(outcomes.filter((one) => one.ok)).toHaveLength(5)
})

test('a whole day of guessing is fewer than two hundred tries', async () => {
  const { database } = await scratchDatabase()
  let through = 0
  for (let minute = 0; minute < 24 * 60; minute++)
    for (let number = 0; number < 6; number++)
      if ((await takeAttempt(database, limit, after(minute))).ok) through++
      else break
  expect(through).toBeGreaterThan(20)
  expect(through).toBeLessThan(200)
})

test('counts each address by itself, however it is written, and keeps none', async () => {
  const { database, pool } = await scratchDatabase()
  for (let number = 0; number < 5; number++) await takeAttempt(database, limit, start)
  expect((await takeAttempt(database, { ...limit, subject: ' AVA@example.org' }, start)).ok).toBe(false)
  expect((await takeAttempt(database, { ...limit, subject: 'ben@example.org' }, start)).ok).toBe(true)
  expect((await takeAttempt(database, { ...limit, purpose: 'send-code' }, start)).ok).toBe(true)
  const { rows } = await pool.query<{ text: string }>('select attempt_limits::text as text from attempt_limits')
  expect(rows.map((row) => row.text).join()).not.toContain('example')
})

test('forgets after the right one, and after a day without any', async () => {
  const { database, pool } = await scratchDatabase()
  for (let number = 0; number < 5; number++) await takeAttempt(database, limit, start)
  await forgetAttempts(database, limit)
  expect((await takeAttempt(database, limit, start)).ok).toBe(true)
  await removeOldAttempts(database, after(47 * 60))
  expect((await pool.query('select 1 from attempt_limits')).rowCount).toBe(1)
  await removeOldAttempts(database, after(49 * 60))
  expect((await pool.query('select 1 from attempt_limits')).rowCount).toBe(0)
})

test('a wait that a clock ahead of time has set is over when the clock is right again', async () => {
  const { database } = await scratchDatabase()
  for (let number = 0; number < 6; number++) await takeAttempt(database, limit, after(3 * 24 * 60))
  expect(await takeAttempt(database, limit, start)).toEqual({ ok: true })
  // A wait that can be one of ours holds, though a second server's clock is a little behind.
  const other = { ...limit, subject: 'ben@example.org' }
  for (let number = 0; number < 6; number++) await takeAttempt(database, other, after(1))
  expect((await takeAttempt(database, other, start)).ok).toBe(false)
})
