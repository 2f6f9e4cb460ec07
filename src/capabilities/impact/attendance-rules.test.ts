import { expect, test } from 'vitest'
import type { AttendanceCell } from './attendance.ts'
import { arrangeAttendance } from './attendance-rules.ts'

const zero = { held: 1, calledOff: 0, offered: 0, taken: 0, known: 1, came: 0, missed: 0, walkedIn: 0 }
const cell = (month: string, change: Partial<AttendanceCell>, slug = 'library'): AttendanceCell => ({
  ...{ ...zero, month, slug, name: slug, ...change },
})
const answer = (month: string, answers: number) => ({
  ...{ month, answers, comesAgain: { yes: answers, maybe: 0, no: 0 }, learned: { much: 0, some: 0, nothing: 0 } },
})
const arrange = (
  cells: AttendanceCell[],
  months: string[],
  change: Partial<Parameters<typeof arrangeAttendance>[0]> = {},
) => arrangeAttendance({ cells, months, answers: [], isOwn: false, ...change })

const year = [
  cell('2026-01', { taken: 50, came: 50 }),
  cell('2026-02', { taken: 4, came: 4 }),
  cell('2026-03', { taken: 30, came: 30 }),
  cell('2026-04', { taken: 12, came: 12 }),
]

test('a small count is hidden, and the smallest other one with it', () => {
  const { months, total } = arrange(year, ['2026-01', '2026-02', '2026-03', '2026-04'])
  expect(months.map(({ taken }) => taken)).toEqual([50, null, 30, null])
  expect(months.map(({ came }) => came)).toEqual([50, null, 30, null])
  expect(total.taken).toBe(96)
})

test('no two choices of months differ by a month that is hidden', () => {
  const totals = [
    ['2026-01'],
    ['2026-01', '2026-02'],
    ['2026-03', '2026-04'],
    ['2026-04'],
    ['2026-01', '2026-02', '2026-03'],
  ].map((months) => arrange(year, months).total.taken)
  expect(totals).toEqual([50, null, null, null, null])
  // Of three that are hidden no two make a sum.
  const three = ['2026-01', '2026-02', '2026-03'].map((month) => cell(month, { taken: 8 }))
  expect(arrange(three, ['2026-01', '2026-02']).total.taken).toBeNull()
  expect(arrange(three, ['2026-01', '2026-02', '2026-03']).total.taken).toBe(24)
  expect(
    arrange([cell('2026-01', { taken: 3 }), cell('2026-02', { taken: 4 })], ['2026-01', '2026-02']).total.taken,
  ).toBeNull()
  // A year of which one month alone is hidden has no sum beside another year's.
  const alone = [cell('2025-12', { taken: 20 }), cell('2026-02', { taken: 4 })]
  expect(arrange(alone, ['2025-12', '2026-01', '2026-02']).total.taken).toBeNull()
})

test('of an organisation alone that is small another is hidden, so that the sum of the place gives none away', () => {
  const cells = [
    cell('2026-01', { taken: 40 }, 'college'),
    cell('2026-01', { taken: 6 }, 'library'),
    cell('2026-01', { taken: 11 }, 'museum'),
    cell('2026-01', { taken: 0 }, 'park'),
  ]
  const { organisations, total } = arrange(cells, ['2026-01'])
  expect(Object.fromEntries(organisations.map(({ slug, taken }) => [slug, taken]))).toEqual({
    ...{ college: 40, library: null, museum: null, park: 0 },
  })
  expect(total.taken).toBe(57)
})

test('an organisation whose month is hidden shows no sum that differs by it', () => {
  const cells = [
    cell('2026-01', { taken: 40 }),
    cell('2026-02', { taken: 4 }),
    cell('2026-03', { taken: 30 }),
    cell('2026-01', { taken: 400 }, 'college'),
    cell('2026-02', { taken: 400 }, 'college'),
    cell('2026-01', { taken: 700 }, 'museum'),
  ]
  const { organisations } = arrange(cells, ['2026-01', '2026-02'])
  expect(Object.fromEntries(organisations.map(({ slug, taken }) => [slug, taken]))).toEqual({
    ...{ college: 800, library: null, museum: null },
  })
})

test('who missed it and who walked in are shown together or not at all, and never beside the few others', () => {
  const shownOf = (change: Partial<AttendanceCell>) => {
    const { missed, walkedIn } = arrange([cell('2026-01', change)], ['2026-01']).total
    return [missed, walkedIn]
  }
  expect(shownOf({ came: 40, missed: 12, walkedIn: 15 })).toEqual([12, 15])
  expect(shownOf({ came: 40, missed: 3, walkedIn: 15 })).toEqual([null, null])
  expect(shownOf({ came: 40, missed: 12, walkedIn: 3 })).toEqual([null, null])
  expect(shownOf({ came: 40, missed: 12, walkedIn: 35 })).toEqual([null, null])
  expect(shownOf({ came: 40, missed: 0, walkedIn: 0 })).toEqual([0, 0])
})

test('an organisation sees its own counts as they are', () => {
  const { months, total } = arrange(year, ['2026-01', '2026-02'], { isOwn: true })
  expect(months.map(({ taken }) => taken)).toEqual([50, 4])
  expect(total.came).toBe(54)
})

test('answers are shown from ten on, to each question by itself', () => {
  const answers = (counts: ReturnType<typeof answer>[], months: string[], isOwn = false) =>
    arrange([], months, { answers: counts, isOwn }).answers
  expect(answers([answer('2026-01', 9)], ['2026-01'])).toEqual({ count: null })
  expect(answers([answer('2026-01', 9)], ['2026-01'], true)).toEqual({ count: 9 })
  expect(answers([answer('2026-01', 10)], ['2026-01'])).toEqual({
    ...{ count: 10, comesAgain: { yes: 10, maybe: 0, no: 0 } },
  })
  expect(answers([], ['2026-01'])).toEqual({ count: 0 })
  const [open] = [answer('2026-01', 12)].map((one) => ({ ...one, comesAgain: { yes: 9, maybe: 0, no: 0 } }))
  expect(answers(open ? [open] : [], ['2026-01'])).toEqual({ count: 12 })
  // Three answers of one month follow from no difference.
  const few = [answer('2026-01', 20), answer('2026-02', 3)]
  expect(answers(few, ['2026-01'])).toEqual({ count: null })
  expect(answers(few, ['2026-01', '2026-02'])).toMatchObject({ count: 23 })
})
