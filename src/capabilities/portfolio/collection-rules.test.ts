import { expect, test } from 'vitest'
import { type AgeBand, ageBands } from '#capabilities/people/person.ts'
import {
  alwaysAsksPin,
  collectionStateOf,
  experienceRefusalOf,
  openingsFor,
  openRefusalOf,
  proposedOpening,
} from './collection-rules.ts'
import type { ExperienceContent } from './experience.ts'
import { shownSkills } from './shown-skill-rules.ts'

const now = new Date('2026-06-05T09:00:00Z')

test('the younger, the shorter it is open; the youngest are asked for a code', () => {
  expect(ageBands.map((age) => openingsFor(age).at(-1))).toEqual([30, 90, 365, 365])
  expect(ageBands.map(alwaysAsksPin)).toEqual([true, false, false, false])
})

test('nothing is opened that is empty, too long, or says how to reach a child', () => {
  const opening = { items: 1, days: 30, age: '13-15', text: 'I cook.' } as const
  expect(openRefusalOf(opening)).toBeUndefined()
  expect(openRefusalOf({ ...opening, items: 0 })).toBe('nothing-in-it')
  expect(openRefusalOf({ ...opening, days: 90 })).toBe('no-such-end')
  expect(openRefusalOf({ ...opening, days: Number.NaN })).toBe('no-such-end')
  const reachable = { ...opening, text: 'I cook. Ring 07700 900123.' }
  expect(openRefusalOf(reachable)).toBe('reaches-a-child')
  expect(openRefusalOf({ ...reachable, age: '16-17' })).toBe('reaches-a-child')
  expect(openRefusalOf({ ...reachable, age: '18-24' })).toBeUndefined()
})

test('a collection ends on its day, and one that was taken down is nothing else', () => {
  const open = { hasAddress: true, endsAt: new Date(now.getTime() + 1), stoppedAt: null }
  expect(collectionStateOf(open, now)).toBe('open')
  expect(collectionStateOf({ ...open, endsAt: now }, now)).toBe('ended')
  expect(collectionStateOf({ hasAddress: false, endsAt: null, stoppedAt: null }, now)).toBe('private')
  expect(collectionStateOf({ hasAddress: false, endsAt: null, stoppedAt: now }, now)).toBe('stopped')
})

test('an experience has a kind, a title, and months in their order', () => {
  const content: ExperienceContent = {
    ...{ kind: 'work', title: 'Café', whereabouts: '', began: '2025-09', ended: null, story: '' },
  }
  expect(experienceRefusalOf(content)).toBeUndefined()
  expect(experienceRefusalOf({ ...content, kind: 'fame' as never })).toBe('no-such-kind')
  expect(experienceRefusalOf({ ...content, title: ' ' })).toBe('title-is-missing')
  expect(experienceRefusalOf({ ...content, began: '2025-13' })).toBe('no-such-month')
  expect(experienceRefusalOf({ ...content, began: 'September' })).toBe('no-such-month')
  expect(experienceRefusalOf({ ...content, ended: '2025-08' })).toBe('ends-before-it-began')
  expect(experienceRefusalOf({ ...content, story: 'x'.repeat(1201) })).toBe('too-long')
})

test('a skill is named once, with every badge that shows it', () => {
  const cooking = { name: 'Cooking', uri: 'https://skills.example/cooking' }
  const teams = { name: 'Teamwork' }
  const shown = shownSkills([{ skills: [teams] }, { skills: [cooking, { name: 'teamwork' }] }, { skills: [cooking] }])
  expect(shown).toEqual([
    { skill: teams, badges: [0, 1] },
    { skill: cooking, badges: [1, 2] },
  ])
})

test('opened for longer, a collection is not proposed to end sooner', () => {
  const now = new Date('2026-06-05T09:00:00Z')
  const open = (days: number) => ({ endsAt: new Date(now.getTime() + days * 86_400_000) })
  const proposed = (days: number, age: AgeBand = '18-24') => proposedOpening(open(days), { age, now })
  expect([-1, 5, 20, 31, 300].map((days) => proposed(days))).toEqual([30, 7, 30, 90, 365])
  expect(proposedOpening({ endsAt: null }, { age: '13-15', now })).toBe(30)
  expect(proposed(60, '13-15')).toBe(30)
})
