import { expect, test } from 'vitest'
import { firstDayOf, firstDayRefusalOf, freeOf } from './first-place-rules.ts'

test('the first update is proposed for the day of the call, or soon, where that is past, and never for a weekend', () => {
  expect(firstDayOf({ beginsOn: '2027-05-03', today: '2027-01-04' })).toBe('2027-05-03')
  // 2 May 2027 is a Sunday.
  expect(firstDayOf({ beginsOn: '2027-05-02', today: '2027-01-04' })).toBe('2027-05-03')
  expect(firstDayOf({ beginsOn: '2027-05-03', today: '2027-06-01' })).toBe('2027-06-08')
  expect(firstDayOf({ beginsOn: '2027-05-03', today: '2027-05-01' })).toBe('2027-05-10')
})

test('a year begins on a working day of the twelve months to come', () => {
  const on = (day: string) => firstDayRefusalOf({ day, today: '2027-05-04' })
  expect(on('2027-05-03')).toBe('first-day-is-past')
  expect(on('2027-05-04')).toBeUndefined()
  expect(on('2027-05-08')).toBe('not-a-working-day')
  expect([on('2028-05-04'), on('2028-05-05')]).toEqual([undefined, 'first-day-is-far'])
})

test('a new place has the colour that fewest have', () => {
  expect(freeOf(['brick', 'moss'], ['brick'])).toBe('moss')
  expect(freeOf(['brick', 'moss'], ['brick', 'moss', 'moss'])).toBe('brick')
})
