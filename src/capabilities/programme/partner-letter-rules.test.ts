import { expect, test } from 'vitest'
import { partnerLetter } from './partner-letter-rules.ts'

test('a partner is asked in both languages, and what the application says of them stands there once', () => {
  const letter = partnerLetter(
    (part) => `one ${part}`,
    (part) => `other ${part}`,
  )
  expect(letter).toEqual({
    subject: 'one subject / other subject',
    heading: 'one heading',
    paragraphs: ['one text', 'one part', 'other heading', 'other text'],
    action: 'one action / other action',
    footer: 'one footer other footer',
  })
})
