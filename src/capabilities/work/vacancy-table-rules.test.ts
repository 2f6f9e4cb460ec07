import { expect, test } from 'vitest'
import { readVacancyLine, vacancyColumnsOf } from './vacancy-table-rules.ts'

const headings = ['Job title', 'Disgrifiad', 'Cyflog', 'Closing date', 'How to apply', 'Age', 'Type', 'Link', 'Skills']
const columns = vacancyColumnsOf(headings)
const dayOf = (text: string) => (/^\d{4}-\d{2}-\d{2}$/.test(text) ? text : undefined)
const read = (...cells: string[]) => readVacancyLine(cells, { columns, today: '2026-06-05', dayOf })
const cook = ['Cook', 'Cooks.', '£12–14, depends', '2026-06-30', 'Ring us.', '', '', '', '']

test('reads a line by its headings, in English and Welsh, and keeps pay in its own words', () => {
  expect(read(...cook)).toMatchObject({
    ok: true,
    line: { content: { kind: 'job', title: 'Cook', pay: '£12–14, depends', ageMin: 16, closesOn: '2026-06-30' } },
  })
  expect(
    read('Lle', 'Dysgu.', '', '2026-06-30', 'Ffonio.', '15+', 'Profiad gwaith', '', 'Cooking; Listening'),
  ).toMatchObject({
    line: { content: { kind: 'work-experience', ageMin: 15, pay: null }, skillNames: ['Cooking', 'Listening'] },
  })
})

test.each([
  [6, 'Volunteering', 'kind-unknown'],
  [3, '', 'day-is-missing'],
  [3, 'soon', 'day-unreadable'],
  [3, '2026-06-04', 'closes-too-soon'],
  [5, 'under 18s', 'age-unreadable'],
  [5, '12', 'age-unreadable'],
  [7, 'javascript:alert(1)', 'address-unreadable'],
  [4, '', 'apply-is-missing'],
  [0, ' ', 'title-is-missing'],
  [2, 'p'.repeat(121), 'too-long'],
])('says what is wrong where cell %i is %j', (at, cell, why) => {
  expect(read(...cook.with(at, cell))).toEqual({ ok: false, why })
})
