import { expect, test } from 'vitest'
import { foundConflicts } from './conflict-rules.ts'

const applicants = [
  { applicationId: 'a', email: 'asha@hull.example', names: ['Asha Okonkwo', ''], organisation: 'Hull Learning Trust' },
  { applicationId: 'b', email: 'ben@leeds.example', names: ['Ben', 'Siân Rees'], organisation: 'Tŷ Dysgu, Bangor' },
  { applicationId: 'c', email: null, names: [], organisation: undefined },
]
const find = (reader: Partial<Parameters<typeof foundConflicts>[1]>) =>
  foundConflicts(applicants, { emails: [], names: [], organisations: [], ...reader })

test('what a reader sent from any of their addresses is found', () => {
  expect(find({ emails: ['x@home.example', 'asha@hull.example'] })).toEqual(['a'])
  expect(find({ emails: ['other@home.example'] })).toEqual([])
})

test('so is what their organisation sent, however its name is written', () => {
  expect(find({ organisations: ['TY DYSGU Bangor'] })).toEqual(['b'])
  expect(find({ emails: ['asha@hull.example'], organisations: ['Tŷ Dysgu (Bangor)'] })).toEqual(['a', 'b'])
  expect(find({ organisations: ['Leeds Library', ''] })).toEqual([])
})

test('and where they are named, as who began it or as who would lead', () => {
  expect(find({ names: ['asha okonkwo'] })).toEqual(['a'])
  expect(find({ names: ['Sian Rees'] })).toEqual(['b'])
  expect(find({ names: ['', 'Asha'] })).toEqual([])
})
