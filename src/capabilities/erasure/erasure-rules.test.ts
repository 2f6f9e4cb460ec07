import { expect, test } from 'vitest'
import { dueAfter, isSweepDue, readErasureLine, writeErasureLine } from './erasure-rules.ts'

const at = new Date('2026-06-05T09:00:00.000Z')
const minutes = (count: number) => new Date(at.getTime() + count * 60_000)

test('can be taken back for a day, and is looked through again five minutes after', () => {
  expect(dueAfter(at)).toEqual(minutes(24 * 60))
  expect([4.9, 5].map((count) => isSweepDue({ removedAt: at }, minutes(count)))).toEqual([false, true])
})

test('a line of the register says what, when and which id, and nothing else is one', () => {
  const id = '0192a000-0000-7000-8000-000000000001'
  for (const what of ['person', 'award', 'taken-back'] as const)
    expect(readErasureLine(`${writeErasureLine({ dueAt: at, what, id })}\r`)).toEqual({ dueAt: at, what, id })
  for (const line of [
    '',
    'x',
    `${at.toISOString()} place ${id}`,
    `yesterday person ${id}`,
    `${at.toISOString()} person ${id} x`,
  ])
    expect(readErasureLine(line)).toBeUndefined()
})
