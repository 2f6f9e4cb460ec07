import { expect, test } from 'vitest'
import { attendedBy, isProposing, personKeyOf, standingOf } from './standing-rules.ts'

const keyOf = (name: string) => name.toLowerCase()
const ann = { name: 'Ann Lee', email: 'ann@example.org' }
const annByName = { name: 'ann lee', email: null }
const ben = { name: 'Ben Oyelaran', email: null }
const counted = (...sessions: { name: string; email: string | null }[][]) =>
  attendedBy(sessions, keyOf).map(({ name, email, times }) => [name, email, times])

const known = { times: 3, earlier: undefined, isLeftOut: false }

test.each([
  ['enough times', known, 'ready'],
  ['once too few', { ...known, times: 2 }, 'not-yet'],
  ['left out', { ...known, isLeftOut: true }, 'left-out'],
  ['with the badge', { ...known, earlier: { isWithdrawn: false }, isLeftOut: true }, 'has-it'],
  ['whose badge was withdrawn', { ...known, earlier: { isWithdrawn: true } }, 'was-withdrawn'],
  ['with the badge, but too few times now', { ...known, times: 1, earlier: { isWithdrawn: false } }, 'has-it'],
] as const)('a person %s', (_, person, standing) => {
  expect(standingOf(person, 3)).toBe(standing)
})

test.each([
  ['without a day', { stoppedAt: null, proposesFrom: null }, true],
  ['on its day', { stoppedAt: null, proposesFrom: '2027-07-19' }, true],
  ['a day early', { stoppedAt: null, proposesFrom: '2027-07-20' }, false],
  ['that was stopped', { stoppedAt: new Date(), proposesFrom: null }, false],
] as const)('a rule %s', (_, rule, expected) => {
  expect(isProposing(rule, '2027-07-19')).toBe(expected)
})

test('counts sessions, whatever case a name was written in', () => {
  expect(counted([ann, ben], [ann], [{ ...ann, name: 'ANN LEE' }])).toEqual([
    ['Ann Lee', 'ann@example.org', 3],
    ['Ben Oyelaran', null, 1],
  ])
})

test('a name without an address is the person who has the only address beside that name', () => {
  expect(counted([annByName], [ann])).toEqual([['ann lee', 'ann@example.org', 2]])
})

test('beside two addresses it is a person of its own', () => {
  expect(counted([annByName], [ann], [{ ...ann, email: 'a.lee@example.org' }])).toEqual([
    ['ann lee', null, 1],
    ['Ann Lee', 'ann@example.org', 1],
    ['Ann Lee', 'a.lee@example.org', 1],
  ])
})

test('brothers and sisters who share an address stay two', () => {
  expect(counted([ann, { ...ann, name: 'Cai Lee' }])).toHaveLength(2)
})

test('two of one name at one session are two, and one address twice is one visit', () => {
  expect(counted([ben, ben], [ben])).toEqual([
    ['Ben Oyelaran', null, 2],
    ['Ben Oyelaran', null, 1],
  ])
  expect(counted([ann, ann])).toEqual([['Ann Lee', 'ann@example.org', 1]])
  // Their keys are stable: lines of lists belong to them.
  const keys = ['\nben oyelaran', '\nben oyelaran\n2', '\nben oyelaran\n3']
  expect(attendedBy([[ben, ben, ben]], keyOf).map(({ key }) => key)).toEqual(keys)
})

test('a key holds the address in small letters', () => {
  expect(personKeyOf({ name: 'Ann', email: 'ANN@example.org' }, keyOf)).toBe(
    personKeyOf({ name: 'ann', email: 'ann@example.org' }, keyOf),
  )
})
