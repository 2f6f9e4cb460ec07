import { expect, test } from 'vitest'
import { readForm } from './read-form.ts'

const sent = async (fields: Record<string, string>, file?: File) => {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.set(name, value)
  if (file) body.set('file', file)
  const form = await readForm(new Request('https://waymark.example/', { method: 'POST', body }))
  if (!form) throw new Error('it is no form')
  return Object.fromEntries(form)
}

test('what nobody sees and what turns the text beside it reaches no page, whichever way that reads its form', async () => {
  const turned = 'Ava\u202egnp.\u0007exe\u2069\0'
  expect(await sent({ name: turned, 'na\u202eme2': 'Kit', text: 'One\r\ntwo\tthree' })).toEqual({
    ...{ name: 'Avagnp.exe', name2: 'Kit', text: 'One\r\ntwo\tthree' },
  })
  const names = ['Siân ab Ŵyn', 'أمينة', 'שרה\u200f B', '👩‍👩‍👧 Zoë']
  for (const name of names) expect(await sent({ name })).toEqual({ name })
})

test('a badge that is pasted stays as it was signed, and a file as it is', async () => {
  expect(await sent({ badge: '{"name":"\u202eAva"}\0' })).toEqual({ badge: '{"name":"\u202eAva"}' })
  const form = await sent({ name: '\0' }, new File(['a\0b\u202e'], 'list.csv'))
  expect(await (form.file as File).text()).toBe('a\0b\u202e')
})
