import { expect, test } from 'vitest'
import type { Vacancy, VacancyContent } from './vacancy.ts'
import { needsSafeguarding, vacancyHeldBy, vacancyPhaseOf, vacancyRefusalOf } from './vacancy-rules.ts'

const today = '2026-06-05'
const content: VacancyContent = {
  ...{
    kind: 'job',
    roleId: null,
    title: 'Cook',
    titleCy: null,
    about: 'Cooks.',
    aboutCy: null,
    payCy: null,
    pay: '£12 an hour',
  },
  ...{
    whereabouts: null,
    apply: 'Ring us.',
    applyCy: null,
    applyUrl: null,
    ageMin: 16,
    closesOn: '2026-06-30',
    skills: [],
  },
}

test.each<[string | undefined, Partial<VacancyContent>]>([
  [undefined, {}],
  [undefined, { apply: null }],
  // Its last day is a day on which it is open.
  [undefined, { closesOn: today }],
  ['closes-too-soon', { closesOn: '2026-06-04' }],
  [undefined, { closesOn: '2027-06-06' }],
  ['closes-too-late', { closesOn: '2027-06-07' }],
  ['title-is-missing', { title: ' ' }],
  ['about-is-missing', { about: '' }],
  ['too-long', { pay: 'p'.repeat(121) }],
  ['too-long', { titleCy: 't'.repeat(121) }],
  ['too-long', { apply: 'a'.repeat(401) }],
  [
    'skill-twice',
    {
      skills: [
        { name: 'Cooking', weight: 'must' },
        { name: 'cooking', weight: 'helps' },
      ],
    },
  ],
])('says %s of %o', (refusal, change) => {
  expect(vacancyRefusalOf({ ...content, ...change }, today)).toBe(refusal)
})

test('is closed from the day after its last one, noted or not', () => {
  const phase = (closesOn: string, state: Vacancy['state'] = 'public') => vacancyPhaseOf({ state, closesOn }, today)
  expect([phase(today), phase('2026-06-04'), phase('2026-06-04', 'draft'), phase(today, 'closed')]).toEqual([
    ...['public', 'closed', 'draft', 'closed'],
  ])
})

test('needs safeguarding where people under 18 are let in to learn, and where people still at school work', () => {
  const needs = (kind: VacancyContent['kind'], ageMin: number) => needsSafeguarding({ kind, ageMin })
  expect([needs('work-experience', 17), needs('mentoring', 15)]).toEqual([true, true])
  expect([needs('job', 13), needs('apprenticeship', 15)]).toEqual([true, true])
  expect([needs('work-experience', 18), needs('job', 16), needs('apprenticeship', 16)]).toEqual([false, false, false])
})

test('is kept from everybody by what was hidden, by standing and by safeguarding', () => {
  const held = (change: Partial<Vacancy>) =>
    vacancyHeldBy({ ...content, isApproved: true, isSafe: true, hiddenAt: null, ...change } as Vacancy)
  expect(held({ isSafe: false })).toBeUndefined()
  expect(held({ kind: 'mentoring', isSafe: false })).toBe('safeguarding')
  expect(held({ isApproved: false })).toBe('organisation')
  expect(held({ isApproved: false, hiddenAt: new Date() })).toBe('hidden')
})
