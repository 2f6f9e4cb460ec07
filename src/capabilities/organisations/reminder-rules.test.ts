import { expect, test } from 'vitest'
import { mayRemindAgain, reminderGoesAt } from './reminder-rules.ts'

const at = (text: string) => new Date(`2026-06-${text}Z`)

test('a reminder goes ten minutes after it was asked for', () => {
  expect(reminderGoesAt(at('05T09:00'))).toEqual(at('05T09:10'))
})

test('an organisation is reminded again after a week, and not a moment before', () => {
  expect(mayRemindAgain(null, at('05T09:00'))).toBe(true)
  expect(mayRemindAgain(at('05T09:00'), at('12T08:59'))).toBe(false)
  expect(mayRemindAgain(at('05T09:00'), at('12T09:00'))).toBe(true)
})
