import { expect, test } from 'vitest'
import { namesKeptSince, notYetOn } from './register-rules.ts'

const keyOf = (name: string) => name.toLowerCase()
const ann = { name: 'Ann Lee', email: 'ann@example.org' }
const added = (...people: { name: string; email: string | null }[]) => ({ added: people, addressed: [] })

test('the same list added twice adds nobody', () => {
  const list = [ann, { name: 'Ben Oyelaran', email: null }]
  expect(notYetOn(list, [], keyOf)).toEqual(added(...list))
  expect(notYetOn(list, list, keyOf)).toEqual(added())
})

test('two people of one name on one list are two', () => {
  const twins = [
    { name: 'Ann Lee', email: null },
    { name: 'ANN LEE', email: null },
  ]
  expect(notYetOn(twins, [], keyOf)).toEqual(added(...twins))
  expect(notYetOn(twins, twins.slice(0, 1), keyOf)).toEqual(added({ name: 'ANN LEE', email: null }))
})

test('one name at two addresses is two people', () => {
  const other = { name: 'Ann Lee', email: 'a.lee@example.org' }
  expect(notYetOn([other], [ann], keyOf)).toEqual(added(other))
})

test('an address that comes later is given to the person who has none', () => {
  const without = { name: 'Ann Lee', email: null, id: '1' }
  expect(notYetOn([ann], [without], keyOf)).toEqual({
    added: [],
    addressed: [{ known: without, email: 'ann@example.org' }],
  })
})

test('a person who is known with an address is met by name alone, and keeps the address', () => {
  expect(notYetOn([{ name: 'ann lee', email: null }], [ann], keyOf)).toEqual(added())
})

test('another name is another person', () => {
  const ben = { name: 'Ben Oyelaran', email: null }
  expect(notYetOn([ben], [{ name: 'Ann Lee', email: null }], keyOf)).toEqual(added(ben))
})

test('names stay for twelve months, and the clock that is asked stays as it is', () => {
  const now = new Date('2027-03-15T09:00:00Z')
  expect(namesKeptSince(now)).toEqual(new Date('2026-03-15T09:00:00Z'))
  expect(now).toEqual(new Date('2027-03-15T09:00:00Z'))
})
