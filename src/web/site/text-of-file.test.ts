import { expect, test } from 'vitest'
import { textOfFile } from './text-of-file.ts'

const list = 'Siân Llŷr\tsian@mail.example'
const utf16 = (order: 'le' | 'be') => {
  const bytes = Buffer.from(`\uFEFF${list}`, 'utf16le')
  return order === 'le' ? bytes : bytes.swap16()
}

test.each([
  ['UTF-8', Buffer.from(list)],
  ['UTF-8 with a mark', Buffer.from(`\uFEFF${list}`)],
  ['UTF-16 as Excel saves it', utf16('le')],
  ['UTF-16 the other way round', utf16('be')],
])('reads a list in %s', async (_, bytes) => {
  expect(await textOfFile(new Blob([new Uint8Array(bytes)]))).toBe(list)
})

test('reads a list in the old Windows letters', async () => {
  const bytes = Buffer.from(
    'Siân Ó Súilleabháin – “Nan”'.replace('–', '\x96').replace('“', '\x93').replace('”', '\x94'),
    'latin1',
  )
  expect(await textOfFile(new Blob([new Uint8Array(bytes)]))).toBe('Siân Ó Súilleabháin – “Nan”')
})

test('leaves out what is no letter at all', async () => {
  expect(await textOfFile(new Blob(['Ann\0\0,ann@mail.example']))).toBe('Ann,ann@mail.example')
})
