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
