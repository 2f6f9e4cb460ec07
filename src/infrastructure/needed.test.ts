import { expect, test } from 'vitest'
import { needed } from './needed.ts'

test('gives what is there, zero and nothing written included', () => {
  expect([needed(0, 'a count'), needed('', 'a name'), needed(false, 'a flag')]).toEqual([0, '', false])
})

test.each([null, undefined])('throws a fault for %s, and says what is missing', (nothing) => {
  expect(() => needed(nothing, 'the place in the status list')).toThrow(
    expect.objectContaining({ code: 'value-is-missing', message: 'the place in the status list is missing' }),
  )
})
