import { expect, test } from 'vitest'
import {
  contactRefusalOf,
  entryRefusalOf,
  keptUntil,
  monthsLater,
  nameKeyOf,
  organisationRefusalOf,
  perhapsSame,
  speaksOf,
  stepRefusalOf,
} from './network-rules.ts'
import { networkColumnsOf, readNetworkLine } from './network-table-rules.ts'

test('names that differ by signs alone are one, and those that may be one are left to a person', () => {
  expect(nameKeyOf(' St. Ann’s  College ')).toBe(nameKeyOf('st anns college'))
  expect(nameKeyOf('Ysgol Tŷ’r Môr')).toBe('ysgol tyr mor')
  for (const [one, other] of [
    ['The Harbour Café Ltd', 'Harbour Cafe'],
    ['Jubilee Library', 'Jubilee Library Brighton'],
    ['Cwmni Theatr y Môr Cyf', 'Theatr Môr'],
  ] as const)
    expect(perhapsSame(one, other), one).toBe(true)
  for (const [one, other] of [
    ['Jubilee Library', 'Jubilee School'],
    ['Library', 'Library of Things'],
    ['The', 'Ltd'],
  ] as const)
    expect(perhapsSame(one, other), one).toBe(false)
})

test('what is kept ends 24 months after its last entry, also where that month is shorter', () => {
  expect(keptUntil('2026-06-05')).toBe('2028-06-05')
  expect(keptUntil('2024-02-29')).toBe('2026-02-28')
  expect(monthsLater('2026-01-31', 1)).toBe('2026-02-28')
  expect(monthsLater('2026-03-31', -1)).toBe('2026-02-28')
})

test('no way to reach a person stands outside of a contact', () => {
  const content = { name: 'A bakery', sector: null, stage: 'met', source: 'A fair' } as const
  expect(organisationRefusalOf(content)).toBeUndefined()
  expect(organisationRefusalOf({ ...content, source: 'ann@bakery.example' })).toBe('reaches-a-person')
  expect(organisationRefusalOf({ ...content, name: '–' })).toBe('words-are-missing')
  expect(stepRefusalOf({ nextStep: 'Ring 01273 290800', nextStepOn: '2026-06-09' }, '2026-06-05')).toBe(
    'reaches-a-person',
  )
  expect(entryRefusalOf({ said: 'Ask ann@bakery.example', happenedOn: '2026-06-01' }, '2026-06-05')).toBe(
    'reaches-a-person',
  )
})

test.each([
  [{ nextStep: 'Ring', nextStepOn: null }, 'day-is-missing'],
  [{ nextStep: null, nextStepOn: '2026-06-09' }, 'words-are-missing'],
  [{ nextStep: 'Ring', nextStepOn: '2029-06-09' }, 'day-is-out-of-reach'],
  [{ nextStep: 'Ring', nextStepOn: '2026-06-09' }, undefined],
  [{ nextStep: null, nextStepOn: null }, undefined],
])('a next step %o has a day within reach: %s', (step, refusal) => {
  expect(stepRefusalOf(step, '2026-06-05')).toBe(refusal)
})

test('the log is of the last 24 months', () => {
  const at = (happenedOn: string) => entryRefusalOf({ said: 'Met.', happenedOn }, '2026-06-05')
  expect([at('2026-06-05'), at('2024-06-06'), at('2024-06-05'), at('2026-06-06')]).toEqual([
    ...[undefined, undefined, 'day-is-out-of-reach', 'day-is-out-of-reach'],
  ])
})

test('a contact has a name, and addresses that can be read', () => {
  const ann = { name: 'Ann', job: null, email: 'ann@bakery.example', phone: '+44 (0)1273 290800 ext 2' }
  const contact = { ...ann, source: 'A fair', basis: 'consent' } as const
  expect(contactRefusalOf(contact)).toBeUndefined()
  expect(contactRefusalOf({ ...contact, email: 'ann at bakery' })).toBe('email-unreadable')
  expect(contactRefusalOf({ ...contact, phone: 'ask Ben' })).toBe('phone-unreadable')
  expect(contactRefusalOf({ ...contact, name: '' })).toBe('words-are-missing')
})

test('words speak of a person by their whole name, in any case, or by their address', () => {
  const ann = { name: 'Ann Lee', email: 'ann@bakery.example' }
  expect(['Met ANN LEE.', 'ann lee’s idea', 'see ann@bakery.example'].map((said) => speaksOf(said, ann))).toEqual([
    ...[true, true, true],
  ])
  expect([null, 'Joann Leeds', 'Ann'].map((said) => speaksOf(said, ann))).toEqual([false, false, false])
})

test('a line of a list is understood, or says which cell is wrong', () => {
  const headings = ['Organisation', 'Type', 'Contact', 'E-mail', 'Lawful basis', 'Next step', 'By when', 'Stage']
  const reading = { columns: networkColumnsOf(headings), today: '2026-06-05', source: 'A fair' }
  const read = (cells: string[]) =>
    readNetworkLine(cells, { ...reading, dayOf: (text) => (text === 'x' ? undefined : text) })
  expect(
    read(['Pier Bakery', 'employer', 'Ann Lee', 'ANN@bakery.example', 'Consent', 'Ring', '2026-06-09', '']),
  ).toEqual({
    ok: true,
    line: {
      organisation: { name: 'Pier Bakery', sector: 'employer', stage: 'known', source: 'A fair' },
      contact: {
        ...{ name: 'Ann Lee', job: null, email: 'ann@bakery.example', phone: null, source: 'A fair' },
        basis: 'consent',
      },
      ...{ nextStep: 'Ring', nextStepOn: '2026-06-09' },
    },
  })
  const wrong = (cells: string[]) => {
    const said = read(cells)
    return said.ok ? undefined : [said.column, said.why]
  }
  expect(wrong(['', 'employer'])).toEqual(['name', 'words-are-missing'])
  expect(wrong(['A', 'circus'])).toEqual(['sector', 'not-known'])
  expect(wrong(['A', '', 'Ann'])).toEqual(['basis', 'basis-is-missing'])
  expect(wrong(['A', '', '', 'ann@bakery.example', 'consent'])).toEqual(['contact', 'contact-is-missing'])
  expect(wrong(['A', '', 'Ann', 'ann', 'consent'])).toEqual(['email', 'email-unreadable'])
  expect(wrong(['A', '', '', '', '', 'Ring', 'x'])).toEqual(['nextStepOn', 'day-unreadable'])
  expect(wrong(['A', '', '', '', '', '', '', 'friend'])).toEqual(['stage', 'not-known'])
})
