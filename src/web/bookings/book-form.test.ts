import { expect, test } from 'vitest'
import { readBookForm } from './book-form.ts'

const child = { childId: '0197400c-1111-7000-8000-0000ab12cd34', childName: 'Kit' }

test('the form knows where the age of each person who comes was said', () => {
  const form = new FormData()
  const fields = {
    at: '2026-12-05T10:00:00.000Z',
    channel: 'in-person',
    name: 'Mo',
    age: 'adult',
    email: 'mo@home.example',
  }
  const others = { name2: 'Pip', age2: 'under-13', name5: 'Lou', age5: 'adult' }
  for (const [name, value] of Object.entries({ ...fields, ...others, comes: 'yes' })) form.set(name, value)
  form.set('children[]', child.childId)
  const { asked, agesAt } = readBookForm(form, [child])
  expect(asked?.people.map((one) => one.name)).toEqual(['Mo', 'Kit', 'Pip', 'Lou'])
  expect(agesAt).toEqual(['age', 'children', 'age2', 'age5'])
  form.delete('comes')
  expect(readBookForm(form, []).agesAt).toEqual(['age2', 'age5'])
})

test('a card needs its code and its PIN, and stands in place of an address', () => {
  const form = new FormData()
  const fields = { at: '2026-12-05T10:00:00.000Z', channel: 'in-person', name: 'Kit', age: '13-to-17', comes: 'yes' }
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  const errorsWith = (change: Record<string, string>) => {
    for (const [name, value] of Object.entries(change)) form.set(name, value)
    return readBookForm(form).errors
  }
  expect(errorsWith({})).toEqual({ email: 'bookings.oneWay' })
  expect(errorsWith({ pin: '123456' })).toMatchObject({ cardCode: 'bookings.card.codeToo' })
  expect(errorsWith({ cardCode: '4f7kq-9txb2', pin: '' })).toEqual({ pin: 'bookings.card.pinToo' })
  expect(errorsWith({ cardCode: '4f7kq', pin: '123456' })).toEqual({ cardCode: 'bookings.card.unknown' })
  expect(errorsWith({ cardCode: '4f7kq-9txb2', pin: '123456' })).toEqual({})
  expect(readBookForm(form).asked).toMatchObject({ card: { code: '4F7KQ9TXB2', pin: '123456' }, email: null })
})
