import { expect, test } from 'vitest'
import { nextAddress } from './next-address.ts'

test.each(['/me', '/awards/1/keep?x=1'])('goes on to %s', (address) => {
  expect(nextAddress(address)).toBe(address)
})

test.each([
  'https://evil.example/',
  '//evil.example',
  '/\\evil.example',
  'javascript:alert(1)',
  '/.//evil.example',
  '/..//evil.example',
  '/%2e//evil.example',
  '/a/..//evil.example',
  '/\t/evil.example',
  '',
  undefined,
  null,
])('never leads to %s', (address) => {
  expect(nextAddress(address)).toBe('/me')
})
