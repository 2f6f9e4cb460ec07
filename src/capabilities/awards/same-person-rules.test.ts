import { expect, test } from 'vitest'
import { likenessOf } from './same-person-rules.ts'

test.each([
  ['Rhys Instance', 'rhys  INSTANCE', 'same'],
  ['R. Instance', 'R Instance', 'same'],
  ['', '', 'same'],
  ['R. Instance', 'Rhys Instance', 'shorter'],
  ['Instance', 'Rhys Instance', 'shorter'],
  ['Rhys', 'Rhys Instance', 'shorter'],
  ['Instance Rhys', 'Rhys Instance', 'shorter'],
  ['Rhys D. Instance', 'Rhys Instance', 'shorter'],
  ['Ben', 'Rhys Instance', 'other'],
  ['Rhys Other', 'Rhys Instance', 'other'],
  ['Rhys Rhys', 'Rhys Instance', 'other'],
  ['', 'Rhys', 'other'],
  ['R. R.', 'Rhys Instance', 'other'],
] as const)('%j and %j: %s', (one, other, likeness) => {
  expect(likenessOf(one, other)).toBe(likeness)
  expect(likenessOf(other, one)).toBe(likeness)
})
