import fc from 'fast-check'
import { expect, test } from 'vitest'
import { processorTime } from '../fixtures/processor-time.ts'
import { parseJson } from './parse-json.ts'

const bounds = { maxDepth: 48, maxNodes: 20_000 }

test.each([
  '{"a":1,"a":2}',
  '{"a":1,"a":1}',
  '{"a":1, "b":{"c":[{"d":1 ,"d" : 2}]}}',
  '{"a":1,"\\u0061":2}',
  '{"__proto__":{"a":1},"__proto__":{}}',
  '{"a\\\\":1,"a\\\\":2}',
])('%s says one thing twice, and is refused', (text) => {
  expect(parseJson(text, bounds)).toEqual({ ok: false, refusal: 'json-ambiguous' })
})

test.each(['{"a":"a\\":","b":"\\\\"}', '{"a":{"a":{"a":1}},"":[":",":"]}', '["a","a"]', '"a:"', '7', '{}'])(
  '%s says everything once, and is read',
  (text) => {
    expect(parseJson(text, bounds)).toEqual({ ok: true, value: JSON.parse(text) })
  },
)

test('all JSON that a writer makes is read as it was written', () => {
  fc.assert(
    fc.property(fc.json(), fc.constantFrom(0, 1, 4), (json, indent) => {
      const text = JSON.stringify(JSON.parse(json), null, indent)
      expect(parseJson(text, bounds)).toEqual({ ok: true, value: JSON.parse(text) })
    }),
    { numRuns: 500 },
  )
})

test('a name that is written a second time is always noticed', () => {
  const key = fc.string()
  fc.assert(
    fc.property(fc.dictionary(key, fc.jsonValue(), { minKeys: 1 }), fc.jsonValue(), (object, value) => {
      const [name = ''] = Object.keys(object)
      const text = `${JSON.stringify(object).slice(0, -1)},${JSON.stringify(name)}:${JSON.stringify(value)}}`
      expect(parseJson(text, bounds)).toEqual({ ok: false, refusal: 'json-ambiguous' })
    }),
    { numRuns: 300 },
  )
})

test('a long text with nothing but quotation marks and slashes is answered quickly', () => {
  const started = processorTime()
  expect(parseJson(`{"a":"${'\\\\'.repeat(2_000_000)}"}`, bounds).ok).toBe(true)
  expect(parseJson(`{"a":"${'\\"'.repeat(2_000_000)}"}`, bounds).ok).toBe(true)
  expect(processorTime() - started).toBeLessThan(2000)
})

test('what has too many parts, or goes too deep, is refused before it is built', () => {
  const many = `{${Array.from({ length: 700_000 }, (_, at) => `"k${at}":1`).join(',')}}`
  const deep = `${'['.repeat(4_000_000)}${']'.repeat(4_000_000)}`
  const started = processorTime()
  for (const text of [many, deep]) expect(parseJson(text, bounds)).toEqual({ ok: false, refusal: 'too-deep' })
  expect(processorTime() - started).toBeLessThan(500)
})

test('commas and brackets within a text are no parts', () => {
  const text = JSON.stringify({ a: ',[{"'.repeat(100_000), b: [1, '\\', '"'] })
  expect(parseJson(text, bounds)).toEqual({ ok: true, value: JSON.parse(text) })
})
