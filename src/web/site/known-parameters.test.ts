import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { withKnownParameters } from './known-parameters.ts'

const pages = path.resolve(import.meta.dirname, '..')

test('drops what no page reads and keeps the rest in order', () => {
  expect(withKnownParameters('https://here.example/map?utm_source=x&q=a%20b&fbclid=1&theme=arts')).toBe(
    'https://here.example/map?q=a+b&theme=arts',
  )
  expect(withKnownParameters('https://here.example/map?q=a%20b')).toBe('https://here.example/map?q=a%20b')
})

test('knows every parameter that a page reads', () => {
  const read = new Set<string>()
  for (const file of readdirSync(pages, { recursive: true, encoding: 'utf8' })) {
    if (!/\.tsx?$/.test(file) || /\.test\./.test(file)) continue
    const code = readFileSync(path.join(pages, file), 'utf8')
    for (const [, name = ''] of code.matchAll(/searchParams\.(?:get|has|getAll)\('(\w+)'\)/g)) read.add(name)
    for (const [, list = ''] of code.matchAll(/filtersOf\([\w.]+, \[([^\]]*)\]/g))
      for (const [, name = ''] of list.matchAll(/'(\w+)'/g)) read.add(name)
  }
  expect(read.size).toBeGreaterThan(25)
  expect(
    [...read].filter((name) => withKnownParameters(`https://a.example/?${name}=1`) === 'https://a.example/'),
  ).toEqual([])
})
