import { expect, test } from 'vitest'
import { defaultsIn } from './check-defaults.ts'

test('finds what writes nothing said down as something', () => {
  const text = `
    const index = rows[0]?.index ?? 0
    const name = given ?? ''
    const [first = 0] = indexes
    const { id = '' } = row
    const limit = asked ?? 20
    const label = given || ''`
  expect(defaultsIn('a.ts', text)).toEqual(['rows[0]?.index ?? 0', "given ?? ''", 'first = 0', "id = ''"])
})
