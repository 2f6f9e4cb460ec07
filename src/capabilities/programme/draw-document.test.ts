import { expect, test } from 'vitest'
import { structureOf } from '#tests/support/pdf-structure.ts'
import { callTerms, whileOpen } from '#tests/support/programme.ts'
import { topicFields, topics } from './application.ts'
import { drawDocument } from './draw-document.ts'
import { prepareApplicationDocument } from './prepare-application-document.ts'
import { prepareCallDocument } from './prepare-call-document.ts'
import { publicCall } from './public-call.ts'

const site = { origin: 'https://waymark.test' } as Parameters<typeof prepareCallDocument>[1]['site']
const powers = (language: 'en' | 'cy') => ({ site, language, now: whileOpen })

const call = publicCall(
  { ...callTerms, id: 'x', phase: 'open', applicantsWrite: true } as Parameters<typeof publicCall>[0],
  whileOpen,
)

test('a call is a PDF in the reader’s language, with its parts as sections and their headings', async () => {
  const pdf = await drawDocument(prepareCallDocument(call, powers('cy')))
  const written = Buffer.from(pdf).toString('latin1')
  expect(written).toContain('/Lang (cy)')
  expect(written).toContain('/Marked true')
  expect(written).toContain('/DisplayDocTitle true')
  const structure = structureOf(pdf)
  // Title and lead, then ten parts: the year, what is offered and asked, the attributes, how it is decided, five criteria.
  expect(structure).toMatch(/^Document\(H1 P Sect\(H2 H3 P H3 P/)
  expect(structure.match(/Sect\(H2/g)).toHaveLength(10)
  // Nine duties, each read by itself.
  expect(structure).toContain(`Sect(H2 P${' P'.repeat(9)})`)
})

test('an application is a PDF with a heading for each answer, what was asked later, and who confirmed', async () => {
  const typed = Object.fromEntries(
    topics.map((topic) => [topic, Object.fromEntries(topicFields[topic].map((field) => [field, `Words on ${field}`]))]),
  )
  const asked = { id: 'x', asked: 'Who pays?', askedAt: whileOpen, dueAt: whileOpen, answer: 'We do', answeredAt: null }
  const partner = { organisation: 'Docks', part: 'Places', confirmedBy: 'Dee' }
  const given = { reference: 'ABCD2345', revision: 2, typed, call: callTerms, requests: [asked], partners: [partner] }
  const printed = prepareApplicationDocument(given, powers('en'))
  expect(printed.lead).toContain('version 2')
  const blank = prepareApplicationDocument({ ...given, typed: { lead: { shared: ' ' } } }, powers('en'))
  expect(blank.parts.flatMap(({ rows }) => rows).filter(({ text }) => text.trim() === '')).toEqual([])
  // Who confirmed it is a person: their name is not handed round on paper.
  expect(JSON.stringify(printed)).not.toContain('Dee')
  const structure = structureOf(await drawDocument(printed))
  expect(structure.match(/Sect\(/g)).toHaveLength(topics.length + 2)
  expect(structure).toContain('Sect(H2 H3 P H3 P H3 P H3 P) Sect(H2 H3 P H3 P H3 P H3 P) Sect(H2 H3 P)')
  const draft = prepareApplicationDocument(
    { reference: 'ABCD2345', revision: 0, typed: {}, call: callTerms },
    powers('en'),
  )
  expect(draft.title).toBe('ABCD2345')
})

test('a sign that the typeface lacks is left out, and the page says so', async () => {
  const words = {
    title: 'Tŷ Dysgu',
    lead: 'Lead',
    foot: 'Foot',
    leftOut: 'Some signs were left out',
    language: 'cy' as const,
  }
  const whole = await drawDocument({ ...words, parts: [{ title: 'One', rows: [{ text: 'Ŵyl\n\nŷd' }] }] })
  expect(structureOf(whole)).toBe('Document(H1 P Sect(H2 P P))')
  const lacking = await drawDocument({ ...words, parts: [{ title: 'One', rows: [{ text: '李小龙 and Łódź' }] }] })
  expect(structureOf(lacking)).toBe('Document(H1 P Sect(H2 P) P)')
})
