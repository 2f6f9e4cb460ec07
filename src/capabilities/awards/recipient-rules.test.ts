import fc from 'fast-check'
import { expect, test } from 'vitest'
import { matchRecipient, nameKeyOf } from './recipient-rules.ts'

const known = (...names: string[]) =>
  names.map((name, index) => ({ id: String(index), email: 'family@example.org', nameKey: nameKeyOf(name) }))

test('keeps brothers and sisters with one address apart', () => {
  expect(matchRecipient({ name: 'Cat' }, known('Ben'))).toBeUndefined()
  expect(matchRecipient({ name: 'Ben' }, known('Ben', 'Cat'))?.id).toBe('0')
})

test('finds the same person however their name is written', () => {
  expect(matchRecipient({ name: '  siân   EVANS ' }, known('Sian Evans'))?.id).toBe('0')
})

test('takes the only person under an address when no name is given, and asks for no guess between two', () => {
  expect(matchRecipient({}, known('Ben'))?.id).toBe('0')
  expect(matchRecipient({}, known('Ben', 'Cat'))).toBeUndefined()
})

test('never answers with somebody of another name', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ minLength: 1 })), fc.string({ minLength: 1 }), (names, asked) => {
      const found = matchRecipient({ name: asked }, known(...names))
      expect(
        found === undefined || found.nameKey === nameKeyOf(asked) || found.nameKey === '' || nameKeyOf(asked) === '',
      ).toBe(true)
    }),
  )
})

test('writes a name as a key: small, without accents, with one space', () => {
  expect(nameKeyOf(' Siân   EVANS ')).toBe('sian evans')
  expect(nameKeyOf(undefined)).toBe('')
})

test('takes the only person under an address where they are known without a name, and guesses between no two', () => {
  expect(matchRecipient({ name: 'Cat' }, known(''))?.id).toBe('0')
  expect(matchRecipient({ name: 'Cat' }, known('', 'Ben'))).toBeUndefined()
})
