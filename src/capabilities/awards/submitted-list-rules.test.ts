import { expect, test } from 'vitest'
import { addressesIn } from './submitted-list-rules.ts'

test('finds the address in a line of a copied table', () => {
  const found = (line: string) => addressesIn(line).map(({ address }) => address)
  expect(found('"https://a.example/awards/1","Ava"')).toEqual(['https://a.example/awards/1'])
  expect(found('Ava;HTTPS://a.example/x?y=1;2026')).toEqual(['HTTPS://a.example/x?y=1'])
  expect(found('javascript:alert(1)')).toEqual([undefined])
  expect(addressesIn('x'.repeat(900))[0]?.given).toHaveLength(201)
})
