import { expect, test } from 'vitest'
import { understandList } from '#capabilities/awards/understand-list-rules.ts'
import { mostLines, readAwardForm } from './award-form.ts'

const badgeId = '019ae000-0000-7000-8000-000000000000'

function form(fields: Record<string, string | File>) {
  const data = new FormData()
  for (const [name, value] of Object.entries({ badgeId, ...fields })) data.append(name, value)
  return data
}

const peopleOf = async (fields: Record<string, string | File>) => {
  const { asked } = await readAwardForm(form(fields))
  return understandList({ rows: asked?.rows ?? [], columns: null, mended: {} }, { today: '2026-11-28' }).people.map(
    ({ line, name, email, problem }) => [line, name, email, problem].filter((one) => one !== undefined),
  )
}

test('reads names and addresses as people write them', async () => {
  expect(
    await peopleOf({
      people: 'Ava Test, ava@example.org\nben@example.org\nCat\n"Dee, ", dee@example.org\nEli <eli@example.org>',
    }),
  ).toEqual([
    [1, 'Ava Test', 'ava@example.org'],
    [2, '', 'ben@example.org'],
    [3, 'Cat', ''],
    [4, 'Dee', 'dee@example.org'],
    [5, 'Eli', 'eli@example.org'],
  ])
})

test('reads a CSV file as a spreadsheet saves it, without its heading', async () => {
  const list = new File(['\uFEFFName;E-mail\r\nAva;ava@example.org\r\n'], 'list.csv', { type: 'text/csv' })
  expect(await peopleOf({ list })).toEqual([[2, 'Ava', 'ava@example.org']])
})

test('says which part to mend', async () => {
  const errorsOf = async (fields: Record<string, string | File>) => (await readAwardForm(form(fields))).errors
  expect(await errorsOf({ people: '' })).toEqual({ people: 'manage.awards.nobody' })
  expect(await errorsOf({ people: 'Ava', badgeId: '' })).toEqual({ badgeId: 'forms.choose' })
  expect(await errorsOf({ people: 'Ava', evidenceUrl: 'javascript:alert(1)' })).toEqual({ evidenceUrl: 'forms.badUrl' })
  expect(await errorsOf({ people: 'Ava\n'.repeat(mostLines + 2) })).toEqual({
    people: { message: 'manage.awards.listTooLong', figures: { most: mostLines } },
  })
  expect(await errorsOf({ people: 'Ava', list: new File(['Ben'], 'list.csv') })).toEqual({
    list: 'manage.awards.boxAndFile',
  })
  const picture = new File([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13])], 'photo.png')
  expect(await errorsOf({ list: picture })).toEqual({ list: 'manage.awards.noTable' })
})

test('names the line of a file that cannot be read', async () => {
  const list = new File(['Name,Email\nAva,ava@example.org\n"Ben,ben@example.org\nCat,cat@example.org\n'], 'list.csv')
  const { errors } = await readAwardForm(form({ list }))
  expect(errors).toEqual({ list: { message: 'manage.awards.badLines', figures: { lines: '3' } } })
})
