import { expect, test } from 'vitest'
import { z } from 'zod'
import { parseForm } from './parse-form.ts'

const schema = z.object({ name: z.string(), text: z.string().optional() })

const read = (fields: Record<string, string>) => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return parseForm(schema, form)
}

test('a field takes no characters that nobody sees and that turn or break what stands beside it', () => {
  const turned = `Ava\u202e\u0007gnp.exe\u2069`
  expect(read({ name: turned, text: 'One\r\ntwo\tthree' })).toMatchObject({
    ok: true,
    value: { name: 'Avagnp.exe', text: 'One\ntwo\tthree' },
    typed: { name: 'Avagnp.exe' },
  })
  // Letters of every script, marks between words of both directions and pictures stay.
  const names = ['Siân ab Ŵyn', 'أمينة', 'שרה\u200f B', '😀 Zoë', 'O’Brien']
  for (const name of names) expect(read({ name })).toMatchObject({ value: { name } })
  expect(read({ name: '\u202e' })).toMatchObject({ ok: false })
})
