import { expect, test } from 'vitest'
import { joinRefusalOf } from './join-rules.ts'

const one = { ageBand: '18-24', hasRole: false, isJoined: false, addresses: 1 } as const
const two = { stays: one, goes: one, hasEvidenceTwice: false, mostAddresses: 6 }

test('two accounts of one person are made one', () => {
  expect(joinRefusalOf(two)).toBeUndefined()
  expect(joinRefusalOf({ ...two, stays: { ...one, hasRole: true, isJoined: true } })).toBeUndefined()
  expect(joinRefusalOf({ ...two, goes: { ...one, hasRole: true } })).toBe('has-a-role')
  expect(joinRefusalOf({ ...two, goes: { ...one, isJoined: true } })).toBe('joined-lately')
  expect(joinRefusalOf({ ...two, hasEvidenceTwice: true })).toBe('evidence-twice')
  expect(joinRefusalOf({ ...two, stays: { ...one, addresses: 5 } })).toBeUndefined()
  expect(joinRefusalOf({ ...two, stays: { ...one, addresses: 6 } })).toBe('too-many-addresses')
})

test.each([
  ['13-15', '16-17', undefined],
  ['18-24', '25-plus', undefined],
  [undefined, '13-15', undefined],
  ['16-17', '18-24', 'ages-differ'],
  ['25-plus', '13-15', 'ages-differ'],
  ['13-15', '18-24', 'ages-differ'],
] as const)('ages %s and %s', (first, second, refusal) => {
  for (const [stays, goes] of [
    [first, second],
    [second, first],
  ])
    expect(joinRefusalOf({ ...two, stays: { ...one, ageBand: stays }, goes: { ...one, ageBand: goes } })).toBe(refusal)
})
