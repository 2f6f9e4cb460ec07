import { expect, test } from 'vitest'
import { readSessions, writeSessions } from './session-lines.ts'

function sessionsIn(text: string) {
  const read = readSessions(text)
  if (!read.ok) throw new Error(`line ${read.line}: ${read.text}`)
  return read.sessions
}

test('reads dates by the clocks of the place, in summer and in winter', () => {
  const sessions = sessionsIn('2026-06-05 10:00-12:00\n\n2026-12-05 9.30 to 11:00')
  expect(sessions.map((one) => one.startsAt.toISOString())).toEqual([
    '2026-06-05T09:00:00.000Z',
    '2026-12-05T09:30:00.000Z',
  ])
})

test('writes what it read', () => {
  const lines = '2026-06-05 10:00-12:00\n2026-12-05 09:30-11:00'
  expect(writeSessions(sessionsIn(lines))).toBe(lines)
})

test.each(['tomorrow', '2026-02-30 10:00-12:00', '2026-06-05 12:00-10:00', '2026-06-05'])(
  'names the line that it cannot read: %s',
  (line) => {
    expect(readSessions(`2026-06-05 10:00-12:00\n\n ${line} \nnonsense`)).toEqual({ ok: false, line: 3, text: line })
  },
)

test('say what is not as planned behind a date, in both languages, and come back as they were written', () => {
  const typed = [
    '2026-06-05 10:00-12:00 cancelled',
    '2026-06-06 10:00-12:00 wedi’i ohirio',
    '2026-06-07 00:00- 2026-06-08 00:00',
  ]
  const read = sessionsIn(typed.join('\n'))
  expect(read.map(({ eventStatus }) => eventStatus)).toEqual(['cancelled', 'postponed', 'scheduled'])
  expect(sessionsIn(writeSessions(read))).toEqual(read)
  expect(readSessions('2026-06-05 10:00-12:00 perhaps').ok).toBe(false)
})
