import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fill, groupedByTemplate, type SignedDocument } from './document-template.ts'

const pieces = fc.constantFrom('7', '#7"', '"7"', '"12"', '#12', 'a1', 'zproof', '{"id":', ' ', '"')
const document = (before: string, filling: { awardId: string; statusIndex: number; proofValue: string }) => ({
  ...filling,
  text: `${before}{"id":"x/${filling.awardId}","list":"y#${filling.statusIndex}","at":"${filling.statusIndex}","proof":"${filling.proofValue}"}`,
})
const documents: fc.Arbitrary<SignedDocument[]> = fc
  .tuple(
    fc.array(
      fc.array(pieces, { maxLength: 4 }).map((list) => list.join('')),
      { minLength: 1, maxLength: 3 },
    ),
    fc.array(
      fc.record({
        which: fc.nat(2),
        awardId: fc.constantFrom('a1', 'a2', 'b7', '7'),
        statusIndex: fc.nat(20),
        proofValue: fc.constantFrom('zproof', 'z7', 'z12'),
      }),
      { maxLength: 40 },
    ),
  )
  .map(([befores, list]) =>
    list.map(({ which, ...filling }) => document(befores[which % befores.length] ?? '', filling)),
  )

test('gives every document back to the letter, whatever it holds', () => {
  fc.assert(
    fc.property(documents, (list) => {
      const kept = groupedByTemplate(list)
      const back = kept.flatMap(({ template, documents: alike }) =>
        alike.map((one) => (template ? fill(template, one) : one.text)),
      )
      expect(back).toEqual(list.map((one) => one.text))
    }),
  )
})

test('keeps what a list shares once', () => {
  const list = Array.from({ length: 100 }, (_, index) =>
    document('Coding Club', { awardId: `award-${index}`, statusIndex: index * 7, proofValue: `z${index}p` }),
  )
  expect(groupedByTemplate(list)).toHaveLength(1)
  expect(groupedByTemplate(list)[0]?.template).toContain('Coding Club{"id":"x/')
})
