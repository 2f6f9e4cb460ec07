import { expect, test } from 'vitest'
import { type Asked, answerKey } from './answer-key.ts'

const keyOf = (asked: Partial<Asked>) =>
  answerKey({ method: 'GET', path: '/plymouth', cookie: undefined, acceptedLanguages: undefined, ...asked })

test('a page in another language is another answer', () => {
  expect(keyOf({})).toBe('en /plymouth')
  expect(keyOf({ acceptedLanguages: 'cy' })).toBe('cy /plymouth')
  expect(keyOf({ cookie: 'waymark-language=cy' })).toBe('cy /plymouth')
  expect(keyOf({ acceptedLanguages: 'cy', language: 'en' })).toBe('en /plymouth')
})

test('whoever sends what may be a session gets no kept page', () => {
  expect(keyOf({ cookie: 'a=b; waymark.session_token=x' })).toBeUndefined()
  expect(keyOf({ cookie: '__Secure-waymark.session_token=x' })).toBeUndefined()
})

test('a public list of the API is the same for everybody', () => {
  const path = '/api/v1/places/plymouth/badges?limit=5'
  expect(keyOf({ path, cookie: 'waymark.session_token=x', acceptedLanguages: 'cy' })).toBe(`api ${path}`)
  expect(keyOf({ path: '/api/v1/tokens' })).toBeUndefined()
})

test('an address that may choose a language waits until it is known', () => {
  expect(keyOf({ path: '/plymouth?lang=cy' })).toBeUndefined()
  expect(keyOf({ path: '/plymouth?lang=cy', language: 'cy' })).toBe('cy /plymouth?lang=cy')
})

test('campaigns make no answer of their own, forms make none at all', () => {
  expect(keyOf({ path: '/plymouth?utm_source=x' })).toBe('en /plymouth')
  expect(keyOf({ method: 'POST' })).toBeUndefined()
})
