import { expect, test } from 'vitest'
import { reachesAPerson } from './contact-rules.ts'

test.each([
  ['Write to sam@library.example', true],
  ['Ring 01273 290800 after six', true],
  ['+44 20 7946 0958', true],
  ['07700900123', true],
  ['2026-11-30, 18:00 to 19:40, 60 people, £1,200', false],
  ['Begin at 18:00 – tables of six', false],
])('“%s” reaches a person: %s', (text, reaches) => {
  expect(reachesAPerson(text)).toBe(reaches)
})
