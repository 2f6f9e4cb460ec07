import { expect, test } from 'vitest'
import { asList, asNumber, asObject, asText, firstObject, objectsIn } from './json-rules.ts'

const thing = { a: 1 }

test('an object is neither a list nor nothing', () => {
  expect([thing, [], null, undefined, 'a', 7].map(asObject)).toEqual([thing, ...Array(5).fill(undefined)])
})

test('one thing or a list is a list, and nothing is an empty one', () => {
  expect(['a', 0, ['a', 'b'], null, undefined, false].map(asList)).toEqual([['a'], [0], ['a', 'b'], [], [], [false]])
})

test('a text is what is left without blanks, or a number', () => {
  expect([' a ', '  ', 7, 0, Number.NaN, Number.POSITIVE_INFINITY, true, null, {}, ['a']].map(asText)).toEqual([
    ...['a', undefined, '7', '0', undefined, undefined, undefined, undefined, undefined, undefined],
  ])
})

test('a number is written as one or is one', () => {
  expect([' 7.5 ', 7, 0, '', '  ', 'x', '7 kg', Number.NaN, null, true, []].map(asNumber)).toEqual([
    ...[7.5, 7, 0, undefined, undefined, undefined, undefined, undefined, undefined, undefined, undefined],
  ])
  expect(asNumber(Number.POSITIVE_INFINITY)).toBeUndefined()
})

test('objects are found among other things', () => {
  expect(firstObject([7, null, thing, { b: 2 }])).toBe(thing)
  expect(firstObject(thing)).toBe(thing)
  expect(firstObject('a')).toBeUndefined()
  expect(objectsIn([7, thing, null, [thing], { b: 2 }])).toEqual([thing, { b: 2 }])
  expect(objectsIn(undefined)).toEqual([])
})
