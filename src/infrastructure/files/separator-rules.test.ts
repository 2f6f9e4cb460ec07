import { expect, test } from 'vitest'
import { separatorOf, withoutDeclaration } from './separator-rules.ts'

const lines = (...text: string[]) => text.join('\n')

test.each([
  ['a comma', ',', lines('Name,Email', 'Ann,ann@example.org')],
  ['a semicolon, of Excel on the continent', ';', lines('Name;Email', 'Ann;ann@example.org')],
  ['a tab, of a pasted table', '\t', lines('Name\tEmail', 'Ann\tann@example.org')],
  ['a bar', '|', lines('Name|Email', 'Ann|ann@example.org')],
  ['what more lines have', ';', lines('Lee, Ann;1', 'Oyelaran, Ben;2', 'Cai;3')],
  ['what stands more often in as many lines', ';', lines('Lee, Ann;1;x', 'Oyelaran, Ben;2;y')],
  ['what stands outside quotes', ';', lines('"a,b,c";1', '"d,e,f";2')],
  ['what stands outside a quote that never ends', ';', lines('Ann;"a,b,c', 'Ben;"d,e,f')],
  ['what is regular, not what is frequent', ';', lines('1;a, b', '2;c, d, e, f', '3;g')],
  ['what stands more often where two counts are as frequent', ',', lines('a;b', 'c;d;e', 'f,g,h,i', 'j,k')],
  ['what most lines have, whatever the first has', ';', lines('Ann;x;y', '1;a', '2;b, c', '3;d, e')],
  ['the larger of two counts that are as frequent', ',', lines('a,b', 'c,d,e,f', 'g;h;i')],
  ['a comma where there is none', ',', lines('Ann', 'Ben')],
  ['a comma where there is nothing', ',', ''],
])('%s', (_, separator, text) => {
  expect(separatorOf(text)).toBe(separator)
})

test('empty lines do not count, and the first forty others decide', () => {
  const head = Array.from({ length: 40 }, (_, index) => `${index};x`)
  const rest = Array.from({ length: 100 }, (_, index) => `${index},x`)
  expect(separatorOf(lines(...head, ...rest))).toBe(';')
  expect(separatorOf(lines(...Array.from({ length: 60 }, () => '   '), ...head, ...rest))).toBe(';')
})

test.each([
  ['sep=;\nName;Email', { text: '\nName;Email', separator: ';' }],
  ['SEP=,  \nName,Email', { text: '\nName,Email', separator: ',' }],
  ['sep=;', { text: '', separator: ';' }],
  ['sep=;x\nName', { text: 'sep=;x\nName', separator: undefined }],
  ['Name;Email\nsep=;', { text: 'Name;Email\nsep=;', separator: undefined }],
])('%j declares what it declares', (text, expected) => {
  expect(withoutDeclaration(text)).toEqual(expected)
})
