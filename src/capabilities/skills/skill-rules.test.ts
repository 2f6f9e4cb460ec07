import { expect, test } from 'vitest'
import { linesOf, skillHref, skillsFrom, wordHref } from './skill-rules.ts'

test('leads to the page of a word of our own, wherever it stands, and to one of ours for any other', () => {
  expect(skillHref('https://town.test/skills/everyday/cooking')).toBe('https://town.test/skills/everyday/cooking')
  expect(skillHref('/skills/everyday/cooking')).toBe('/skills/everyday/cooking')
  for (const other of [
    'https://f.test/skills/everyday',
    'https://f.test/?a=1&b=2',
    'javascript:alert(1)//x/skills/everyday/y',
  ])
    expect(skillHref(other)).toBe(`/skills/elsewhere?${new URLSearchParams({ address: other })}`)
})

test('keeps to the place that was searched, and searches for a word without an address', () => {
  expect(wordHref({ uri: '/skills/everyday/cooking', label: 'Cooking' }, 'seatown')).toBe(
    '/skills/everyday/cooking?place=seatown',
  )
  expect(wordHref({ uri: 'https://f.test/1', label: 'Mend' }, 'seatown')).toBe(
    '/skills/elsewhere?address=https%3A%2F%2Ff.test%2F1&place=seatown',
  )
  expect(wordHref({ uri: '#whittling', label: 'Whittling' })).toBe('/skills?q=Whittling')
})

test('reads names line by line, each once, and keeps the address of one whose name stands unchanged', () => {
  const known = [{ name: 'Mend', uri: 'https://f.test/1' }]
  expect(skillsFrom(' Mend \n\nSew\nSew', known)).toEqual([...known, { name: 'Sew' }])
  expect(skillsFrom(linesOf(known), known)).toEqual(known)
  expect(skillsFrom('', known)).toEqual([])
})
