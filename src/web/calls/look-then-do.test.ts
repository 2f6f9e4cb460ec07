import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { backToForm, lookThenDo } from './look-then-do.ts'

const schema = z.object({ reason: z.string(), leads: z.array(z.string()) })

function formOf(fields: [string, string][]): FormData {
  const form = new FormData()
  for (const [name, value] of fields) form.append(name, value)
  return form
}

test('“not yet” gives back what was typed, asks nothing and acts on nothing', () => {
  const fields: [string, string][] = [
    ['reason', 'The hall is shut\r\nuntil May'],
    ['leads[]', 'one'],
    ['leads[]', 'two'],
    ['do', 'back'],
  ]
  const typed = { reason: 'The hall is shut\nuntil May', leads: 'one\ntwo' }
  expect(backToForm(formOf(fields))).toEqual({ typed, errors: {} })
  expect(lookThenDo(formOf(fields), { schema, act: 'plan' })).toEqual({ ok: false, answer: { typed, errors: {} } })
  expect(backToForm(formOf([['do', 'plan']]))).toBeUndefined()
})

test('every form that is looked at first gives back what was typed', () => {
  const looked = globSync('src/web/**/*.tsx').filter((file) => /lookThen(Do|Mail)\(/.test(readFileSync(file, 'utf8')))
  expect(looked.length).toBeGreaterThan(10)
  expect(looked.filter((file) => !readFileSync(file, 'utf8').includes('keepsTyped: true'))).toEqual([])
})
