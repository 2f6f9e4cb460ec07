import { expect, test } from 'vitest'
import { chosenByName, labelsOf } from './chosen-by-name.ts'

const [ours, theirs, other] = [
  { name: 'Coding Club', slug: 'coding-club', of: 'Library' },
  { name: 'coding club', slug: 'coding-club-2', of: 'Museum' },
  { name: 'First Aid', slug: 'first-aid', of: 'Library' },
]
const choices = [ours, theirs, other]
const whose = ({ of }: { of: string }) => of
const chosen = (typed: string) => chosenByName(typed, { choices, whose })

test('a name that several have is offered with whose it is', () => {
  expect(labelsOf(choices, whose)).toEqual(['Coding Club (Library)', 'coding club (Museum)', 'First Aid'])
  const all = labelsOf(choices, whose, ({ of }) => of === 'Library')
  expect(all).toEqual(['Coding Club (Library)', 'coding club (Museum)', 'First Aid (Library)'])
})

test('nobody is asked about one of several namesakes by chance', () => {
  expect(chosen('CODING CLUB')).toBe('several')
  expect(chosen('Coding club (museum)')).toBe(theirs)
  expect(chosen('coding-club')).toBe(ours)
  expect(chosen('first aid')).toBe(other)
  expect(chosen('First Aid (Library)')).toBe(other)
  expect(chosen('')).toBeUndefined()
})
