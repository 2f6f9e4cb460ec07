import { expect, test } from 'vitest'
import { agesInWords } from '#capabilities/opportunities/ui/opportunity-words.ts'
import { translator } from '#infrastructure/words/translator.ts'
import type { TopicContext } from './topic.ts'
import { who } from './who.tsx'

const read = (fields: Record<string, string>) => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return who.read(form, { known: { kind: 'workshop', audience: 'everybody' } } as TopicContext)
}

test('a price is pounds and pence: what is smaller than a penny is refused', () => {
  expect(read({ cost: '0.001' })).toMatchObject({ ok: false, errors: { cost: 'forms.wholePence' } })
  for (const [cost, costPence] of [
    ['4.5', 450],
    ['19.99', 1999],
    ['0.07', 7],
  ] as const)
    expect(read({ cost })).toMatchObject({ ok: true, value: { content: { costPence } } })
})

test('one age is one age', () => {
  const words = (ageMin: number, ageMax: number) => agesInWords({ ageMin, ageMax, ageNote: null }, translator('en'))
  expect(words(16, 16)).toBe('Age 16')
  expect(words(16, 18)).toBe('Age 16 to 18')
})
