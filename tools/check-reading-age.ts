import { readFileSync } from 'node:fs'
import { fleschKincaid } from 'flesch-kincaid'
import { syllable } from 'syllable'

// Words for learners are read at nine: the grade of Flesch and Kincaid, plus five, over the English of the pages that a
// young person meets. The measure knows English alone; the Welsh says the same in as few words.

/** Files of words for learners, and what stands in them for other readers. */
const files: Record<string, string[]> = {
  'awards/claim': [],
  'awards/check': [],
  'badges/badges': ['desk', 'form', 'review', 'sharing', 'design'],
  'bookings/bookings': ['desk'],
  'events/events': ['desk', 'form'],
  'evidence/evidence': ['desk'],
  'guardians/guardians': ['desk'],
  'interests/interests': ['desk'],
  // Credits of a map are as their licences ask.
  'map/map': ['answeredBy', 'source', 'sourceWithDistricts'],
  'me/following': [],
  'me/me': [],
  'opportunities/opportunities': ['desk', 'form'],
  'pathways/pathways': ['desk', 'form'],
  'places/places': ['empty'],
  'search/search': [],
  'sign-in/people': [],
  'site/privacy': [],
}

const highestAge = 9
/** A sentence alone may have one long word; so many words that are this hard are two sentences. */
const longSentence = { words: 12, age: 13 }

interface Measured {
  key: string
  text: string
  words: number
  sentences: number
  syllables: number
}

/** The sentences of a file of words, each with what the measure counts. */
export function measuredIn(words: object, except: string[] = [], prefix = ''): Measured[] {
  return Object.entries(words).flatMap(([name, said]): Measured[] => {
    if (except.includes(name)) return []
    const key = prefix + name
    if (typeof said !== 'string') return measuredIn(said as object, [], `${key}.`)
    const text = said.replace(/\{\{[^}]*\}\}/g, 'Ann').replace(/<[^>]*>/g, '')
    const spoken = text.match(/[\p{L}’']+/gu) ?? []
    const sentences = text.split(/[.!?:;](?:\s|$)/).filter((one) => /\p{L}/u.test(one)).length
    // A button or a heading is no sentence.
    if (spoken.length < 6) return []
    return [{ key, text: said, words: spoken.length, sentences, syllables: syllable(text) }]
  })
}

/** The age at which these are read with ease. */
export function readingAge(measured: Measured[]): number {
  const sum = (what: 'words' | 'sentences' | 'syllables') => measured.reduce((total, one) => total + one[what], 0)
  return fleschKincaid({ word: sum('words'), sentence: sum('sentences'), syllable: sum('syllables') }) + 5
}

/** What the check found, in words; `undefined` where every file is read at nine. */
export function checkReadingAge(): string | undefined {
  const found = Object.entries(files).flatMap(([file, except]) => {
    const measured = measuredIn(JSON.parse(readFileSync(`locales/en/${file}.json`, 'utf8')), except)
    if (measured.length === 0) return [`locales/en/${file}.json has no sentences.`]
    const age = readingAge(measured)
    const hard = measured.filter((one) => one.words >= longSentence.words && readingAge([one]) > longSentence.age)
    return [
      ...(age > highestAge ? [`locales/en/${file}.json is read at ${age.toFixed(1)}.`] : []),
      ...hard.map((one) => `locales/en/${file}.json ${one.key}: “${one.text}”`),
    ]
  })
  return found.length === 0
    ? undefined
    : `Words for learners are to be read at ${highestAge}: shorter sentences, shorter words.\n${found.join('\n')}`
}
