import fc from 'fast-check'
import { expect, test } from 'vitest'
import { brokenEntry, canonicalJson, type LogEntry, nextEntry } from './log-chain-rules.ts'

const chainOf = (contents: { said: string }[]) => {
  const entries: LogEntry[] = []
  for (const content of contents) entries.push(nextEntry(entries.at(-1), content))
  return entries
}
const contents = fc.array(fc.record({ said: fc.string() }), { minLength: 1, maxLength: 8 })

test('one content is written one way, whatever the order of its names', () => {
  expect(canonicalJson({ b: [1, { d: null, c: 'ŵ' }], a: undefined, A: true })).toBe(
    '{"A":true,"b":[1,{"c":"ŵ","d":null}]}',
  )
})

test('a whole chain is whole', () => {
  fc.assert(fc.property(contents, (all) => brokenEntry(chainOf(all)) === undefined))
})

test('one changed, missing or moved entry is found', () => {
  fc.assert(
    fc.property(contents, fc.nat(), (all, chance) => {
      const chain = chainOf(all)
      const index = chance % chain.length
      const changed = chain.with(index, { ...(chain[index] as LogEntry), content: '{"said":"something else!"}' })
      expect(brokenEntry(changed)).toBe(index + 1)
      // The last one left out is what no chain can tell by itself.
      if (index < chain.length - 1) expect(brokenEntry(chain.toSpliced(index, 1))).toBe(index + 1)
      // Written anew with a hash of its own, it is the next one that does not follow.
      const forged = { ...nextEntry(chain[index - 1], { said: 'something else!' }) }
      if (index < chain.length - 1) expect(brokenEntry(chain.with(index, forged))).toBe(index + 2)
    }),
  )
})
