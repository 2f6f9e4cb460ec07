import { expect, test } from 'vitest'
import { press } from './press.ts'

const added = {
  id: '01976a00-0000-7000-8000-000000000001',
  kind: 'add',
  personId: '01976a00-0000-7000-8000-000000000002',
  at: '2026-11-28T10:05:00.000Z',
  isAnother: false,
}

test('a late arrival has a name that a database can keep', () => {
  const parse = (name: string) => press.safeParse({ ...added, name }).success
  expect(parse('Nia')).toBe(true)
  expect(parse('N\u0000x')).toBe(false)
  expect(parse(' ')).toBe(false)
})
