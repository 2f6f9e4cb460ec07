import { expect, test } from 'vitest'
import { conflictGrounds, foundConflicts } from './conflict-rules.ts'

const applicants = [
  {
    ...{ applicationId: 'a', names: ['Asha Okonkwo', ''], emails: ['asha@hull.example', 'co@hull.example'] },
    organisations: ['Hull Learning Trust', 'Hull Docks'],
  },
  {
    ...{ applicationId: 'b', names: ['Ben', 'Siân Rees'], emails: ['ben@leeds.example'] },
    organisations: ['Tŷ Dysgu, Bangor'],
  },
  { applicationId: 'c', emails: [], names: [], organisations: [] },
]
const find = (reader: Partial<Parameters<typeof foundConflicts>[1]>) =>
  foundConflicts(applicants, { emails: [], names: [], organisations: [], namesakeOf: [], ...reader })

test('what a reader sent from any of their addresses is found', () => {
  expect(find({ emails: ['x@home.example', 'asha@hull.example'] })).toEqual(['a'])
  expect(find({ emails: ['co@hull.example'] })).toEqual(['a'])
  expect(find({ emails: ['other@home.example'] })).toEqual([])
})

test('so is what their organisation sent, however its name is written', () => {
  expect(find({ organisations: ['TY DYSGU Bangor'] })).toEqual(['b'])
  expect(find({ emails: ['asha@hull.example'], organisations: ['Tŷ Dysgu (Bangor)'] })).toEqual(['a', 'b'])
  expect(find({ organisations: ['Hull docks'] })).toEqual(['a'])
  expect(find({ organisations: ['Leeds Library', ''] })).toEqual([])
})

test('and where they are named, as who began it or as who would lead', () => {
  expect(find({ names: ['asha okonkwo'] })).toEqual(['a'])
  expect(find({ names: ['Sian Rees'] })).toEqual(['b'])
  expect(find({ names: ['', 'Asha'] })).toEqual([])
})

test('a conflict says by what it was found, so that a mere namesake can be told', () => {
  const named = { names: ['Sian Rees', 'Asha Okonkwo'], organisations: ['Hull Docks'] }
  const reader = { ...named, emails: ['asha@hull.example'], namesakeOf: [] }
  expect(conflictGrounds(applicants, reader)).toEqual([
    { applicationId: 'a', grounds: ['address', 'name', 'organisation'] },
    { applicationId: 'b', grounds: ['name'] },
  ])
})

test('who was told apart from a namesake has no conflict by that name, and any other still', () => {
  expect(find({ names: ['Siân Rees', 'Asha Okonkwo'], namesakeOf: ['b'] })).toEqual(['a'])
  expect(find({ names: ['Siân Rees'], emails: ['ben@leeds.example'], namesakeOf: ['b'] })).toEqual(['b'])
})
