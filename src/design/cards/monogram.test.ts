import { expect, test } from 'vitest'
import { initialsOf } from './monogram.tsx'

test.each([
  ['Chalkway College', 'CC'],
  ['Tull & Marrable Builders', 'TM'],
  ['Pixelmoth', 'P'],
  ['“Ŵyn” a’r Môr', 'ŴA'],
  ['42nd Street', '4S'],
  ['& ()', ''],
])('%s is %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials)
})
