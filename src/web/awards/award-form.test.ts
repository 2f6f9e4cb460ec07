import { expect, test } from 'vitest'
import { mostLines, readAwardForm } from './award-form.ts'

const badgeId = '019ae000-0000-7000-8000-000000000000'

function form(fields: Record<string, string | File>) {
  const data = new FormData()
  for (const [name, value] of Object.entries({ badgeId, ...fields })) data.append(name, value)
  return data
}

test('reads names and addresses as people write them', async () => {
  const { request } = await readAwardForm(
    form({
      people: 'Ava Test, ava@example.org\nben@example.org\nCat\n"Dee, ", dee@example.org\nEli <eli@example.org>',
    }),
  )
  expect(request?.lines.map((line) => line.recipient)).toEqual([
    { name: 'Ava Test', email: 'ava@example.org', language: 'en' },
    { email: 'ben@example.org', language: 'en' },
    { name: 'Cat', language: 'en' },
    { name: 'Dee', email: 'dee@example.org', language: 'en' },
    { name: 'Eli', email: 'eli@example.org', language: 'en' },
  ])
})

test('reads a CSV file as a spreadsheet saves it, without its heading', async () => {
  const list = new File(['\uFEFFName;E-mail\r\nAva;ava@example.org\r\n'], 'list.csv', { type: 'text/csv' })
  const { request } = await readAwardForm(form({ list }))
  expect(request?.lines.map((line) => line.recipient.name)).toEqual(['Ava'])
})

test('says which part to mend', async () => {
  expect((await readAwardForm(form({ people: '' }))).errors).toEqual({ people: 'manage.awards.nobody' })
  expect((await readAwardForm(form({ people: 'ava@@example' }))).errors).toEqual({ people: 'manage.awards.badLine' })
  expect((await readAwardForm(form({ people: 'Ava', evidenceUrl: 'javascript:alert(1)' }))).errors).toEqual({
    evidenceUrl: 'forms.badUrl',
  })
  expect((await readAwardForm(form({ people: 'Ava\n'.repeat(mostLines + 1) }))).errors).toEqual({
    list: 'manage.awards.listTooLong',
  })
})
