import { expect, test } from 'vitest'
import { exitItems } from './exit-plan.ts'
import { exitOpensOn, exitRefusalOf, isExitOpen, linesOf, openItems } from './exit-rules.ts'

const line = { ownerId: null, ownerName: null, dueOn: null, said: 'Settled' } as const

test.each([
  ['2027-05-03', '2028-01-31'],
  // A leap day lies between, and both changes of clocks.
  ['2027-08-30', '2028-05-29'],
])('of a year that begins on %s the plan opens on %s', (beginsOn, opensOn) => {
  expect(exitOpensOn(beginsOn)).toBe(opensOn)
  const year = { beginsOn, exitOpenedAt: null }
  expect([isExitOpen(year, `${opensOn.slice(0, 8)}28`), isExitOpen(year, opensOn)]).toEqual([false, true])
  expect(isExitOpen({ beginsOn, exitOpenedAt: new Date(0) }, beginsOn)).toBe(true)
})

test('what nobody wrote of is open, in the order of the plan', () => {
  expect(openItems([])).toEqual(exitItems)
  const written = [
    { ...line, item: 'network', state: 'aside' },
    { ...line, item: 'carriesOn', state: 'done' },
    { ...line, item: 'money', state: 'open' },
  ] as const
  expect(linesOf([...written]).map(({ item }) => item)).toEqual(exitItems)
  expect(openItems([...written])).toEqual(['money', 'keys', 'address', 'mail', 'data', 'safeguarding'])
})

test('what is settled says how, and a new day lies ahead', () => {
  const at = { today: '2028-02-01', dueBefore: '2028-01-10' }
  expect(exitRefusalOf({ said: '  ', state: 'done', dueOn: null }, at)).toBe('nothing-is-said')
  expect(exitRefusalOf({ said: '', state: 'open', dueOn: '2028-01-31' }, at)).toBe('day-is-out-of-reach')
  expect(exitRefusalOf({ said: '', state: 'open', dueOn: '2029-03-04' }, at)).toBe('day-is-out-of-reach')
  expect(exitRefusalOf({ said: '', state: 'open', dueOn: '2028-01-10' }, at)).toBeUndefined()
  expect(exitRefusalOf({ said: 'Half a post', state: 'aside', dueOn: '2028-02-01' }, at)).toBeUndefined()
})
