import { expect, test } from 'vitest'
import { isUndoable, mayBeReminded, runStateOf, undoUntilOf } from './award-run-rules.ts'

const now = new Date('2026-06-01T12:00:00Z')
const minutes = (count: number) => new Date(now.getTime() + count * 60_000)
const hours = (count: number) => minutes(count * 60)
const held = { finishedAt: minutes(-5), undoUntil: minutes(5), mailsBegunAt: null, undoneAt: null }

test('a run can be taken back for ten minutes after its last badge is signed', () => {
  expect(undoUntilOf(now)).toEqual(minutes(10))
})

test.each([
  ['is under way until its last badge is signed', { ...held, finishedAt: null, undoUntil: null }, 'under-way', true],
  ['is under way while no time to undo is set', { ...held, undoUntil: null }, 'under-way', true],
  ['is held while its mails wait', held, 'held', true],
  ['is done when the time to undo is over', { ...held, undoUntil: minutes(-1) }, 'done', false],
  ['is done at the very moment', { ...held, undoUntil: now }, 'done', false],
  ['is done when its mails were sent at once', { ...held, mailsBegunAt: now }, 'done', false],
  ['is undone for good', { ...held, undoneAt: now }, 'undone', false],
  ['is undone even while it was under way', { ...held, finishedAt: null, undoneAt: now }, 'undone', false],
] as const)('a run %s', (_, run, state, undoable) => {
  expect(runStateOf(run, now)).toBe(state)
  expect(isUndoable(run, now)).toBe(undoable)
})

const waiting = {
  claimedAt: null,
  revokedAt: null,
  recipientEmail: 'ava@example.org',
  reminders: 0,
  toldAt: hours(-24),
}

test.each([
  ['told a day ago', waiting, true],
  ['reminded once, a day ago', { ...waiting, reminders: 1 }, true],
  ['reminded twice', { ...waiting, reminders: 2 }, false],
  ['told a minute less than a day ago', { ...waiting, toldAt: minutes(-24 * 60 + 1) }, false],
  ['told longer ago', { ...waiting, toldAt: hours(-500) }, true],
  ['not told yet', { ...waiting, toldAt: null }, false],
  ['who has kept it', { ...waiting, claimedAt: now }, false],
  ['whose badge was withdrawn', { ...waiting, revokedAt: now }, false],
  ['without an address', { ...waiting, recipientEmail: null }, false],
])('a recipient %s may be reminded: %s', (_, award, may) => {
  expect(mayBeReminded(award, now)).toBe(may)
})
