import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import vector from '../../vectors/bitstring-status-list.json' with { type: 'json' }
import { processorTime } from '../fixtures/processor-time.ts'
import { readStatus, STATUS_LIST_LENGTH } from './bitstring.ts'
import { encodeStatusList } from './encode-bitstring.ts'

test('reads the list that the W3C publishes', () => {
  expect(readStatus(vector.encodedList, 0)).toMatchObject({ ok: true, isSet: false })
  expect(readStatus(vector.encodedList, vector.length - 1)).toMatchObject({ ok: true, isSet: false })
  expect(readStatus(vector.encodedList, vector.length)).toEqual({ ok: false, reason: 'status-index-outside-list' })
})

test('the first entry is the leftmost bit', () => {
  const list = encodeStatusList([0, 9], 16)
  expect([0, 1, 7, 8, 9].map((index) => readStatus(list, index))).toMatchObject([
    { ok: true, isSet: true },
    { ok: true, isSet: false },
    { ok: true, isSet: false },
    { ok: true, isSet: false },
    { ok: true, isSet: true },
  ])
})

test('exactly the entries that were set are set', () => {
  const indexes = fc.uniqueArray(fc.nat(STATUS_LIST_LENGTH - 1), { maxLength: 20 })
  fc.assert(
    fc.property(indexes, fc.nat(STATUS_LIST_LENGTH - 1), (set, probe) => {
      expect(readStatus(encodeStatusList(set), probe)).toMatchObject({ ok: true, isSet: set.includes(probe) })
    }),
    { numRuns: 50 },
  )
})

test('a list that expands beyond bounds is refused, quickly', () => {
  const bomb = `u${gzipSync(Buffer.alloc(200 * 1024 * 1024)).toString('base64url')}`
  const started = processorTime()
  expect(readStatus(bomb, 1)).toEqual({ ok: false, reason: 'status-list-unreadable' })
  expect(processorTime() - started).toBeLessThan(500)
})

test.each(['', 'u', 'uAAAA', 'not base64!', 'zQQQ'])('%s is no list', (encoded) => {
  expect(readStatus(encoded, 0).ok).toBe(false)
})

test.each([-1, 0.5, STATUS_LIST_LENGTH, Number.NaN])('an entry at %d cannot be set', (index) => {
  expect(() => encodeStatusList([index])).toThrow(RangeError)
})
