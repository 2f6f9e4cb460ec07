import { expect, test } from 'vitest'
import { lentDatabase } from '#tests/support/lent-database.ts'
import type { Database } from './database.ts'
import { takeRequest } from './request-rate.ts'

const began = new Date('2027-01-11T09:00:00Z')
const after = (seconds: number) => new Date(began.getTime() + seconds * 1000)

/** So many requests at one moment: how many came through. */
async function ask(database: Database, key: string, times: number, at: Date) {
  const outcomes = await Promise.all(
    Array.from({ length: times }, () => takeRequest(database, { key, window: 60, max: 60 }, at)),
  )
  return outcomes.filter((outcome) => outcome.allowed).length
}

test('a hall at once comes through up to the rate, and what follows is told how long to wait', async () => {
  const { database } = await lentDatabase({ warm: 8 })
  expect(await ask(database, 'hall', 100, began)).toBe(60)
  expect(await takeRequest(database, { key: 'hall', window: 60, max: 60 }, began)).toEqual({
    allowed: false,
    retrySeconds: 1,
  })
  expect(await ask(database, 'hall', 5, after(0.9))).toBe(0)
  expect(await ask(database, 'hall', 5, after(3))).toBe(3)
  expect(await ask(database, 'beside', 5, after(3))).toBe(5)
})

test('a steady stream below the rate is never refused', async () => {
  const { database } = await lentDatabase({ warm: 8 })
  let passed = 0
  for (let second = 0; second < 300; second += 2) passed += await ask(database, 'school', 1, after(second))
  expect(passed).toBe(150)
})

test('a steady stream above the rate is cut to it', async () => {
  const { database } = await lentDatabase({ warm: 8 })
  let passed = 0
  for (let second = 0; second < 300; second++) passed += await ask(database, 'flood', 2, after(second))
  expect(passed).toBe(60 + 299)
})

test('a window of quiet gives all of it back, and no more', async () => {
  const { database } = await lentDatabase({ warm: 8 })
  expect(await ask(database, 'quiet', 60, began)).toBe(60)
  expect(await ask(database, 'quiet', 100, after(3600))).toBe(60)
})

test('a clock that was ahead for an hour keeps nobody out when it is right again, and lets no more through', async () => {
  const { database } = await lentDatabase({ warm: 8 })
  expect(await ask(database, 'ahead', 60, after(3600))).toBe(60)
  expect(await ask(database, 'ahead', 100, began)).toBe(60)
  // A second server whose clock is a little behind shares one count.
  expect(await ask(database, 'beside', 60, after(5))).toBe(60)
  expect(await ask(database, 'beside', 5, began)).toBe(0)
})
