import { type AdvertPhrases, advertPhrases } from '#capabilities/skills/advert-phrases.ts'
import { namesIn, withoutAccents } from './skill-words-rules.ts'

/** Something that an advert asks for, with the sentence that asks. */
export interface Asked<Named> {
  skill: Named
  sentence: string
}

export const longestAdvert = 12_000
const mostSentences = 200
const longestSentence = 400

/** The sentences and points of an advert that say what is asked: not those about pay, place, the company, or how to apply. */
export function askingSentences(text: string): string[] {
  const asking: string[] = []
  let isAside = false
  for (const line of text.slice(0, longestAdvert).split(/\n+|(?=[•▪●]\s)/)) {
    const words = line.replace(/^[\s•▪●*–·-]+/, '').trim()
    if (!words) continue
    if (isHeading(words)) isAside = asideHeading.test(withoutAccents(words))
    if (isAside) continue
    const sentences = words.split(/(?<=[.!?])\s+(?=\p{Lu}|['‘“"]|\d)/u)
    asking.push(...sentences.filter((one) => !isAsideSentence(one)).map((one) => one.slice(0, longestSentence)))
    if (asking.length >= mostSentences) break
  }
  return asking.slice(0, mostSentences)
}

const isHeading = (line: string) =>
  line.length <= 60 && (/:$/.test(line) || (/\p{Lu}/u.test(line) && line === line.toUpperCase()))

const asideHeading =
  /\b(benefits?|we offer|on offer|in return|what you ll get|what you get|you ll get|perks|about us|who we are|our company|how to apply|to apply|pay|salary|hours|location|what s in it|manteision|buddion|rydym yn cynnig|beth gewch chi|amdanom|sut i ymgeisio|cyflog|oriau)\b/

/** What sentences about pay and leave, equal chances, and the firm itself are told by. */
const asides =
  /£|\b(per hour|per annum|salary|pro rata|pension|holiday(s)?|annual leave|free parking|staff discount|discount|free uniform|uniform provided|equal opportunit|welcome applications|we welcome|subject to|dbs check|apply|to apply|closing date|interviews will|send your cv|cv and|cv to|cover(ing)? letter|data protection|privacy|gdpr|since \d{4}|established in|award winning|family run|no agencies|rated good|pride ourselves|benefit from|send (a|us)|no (\S+ ){1,3}(required|needed|necessary)|(do not|don t|not) (need|required|needed)|no need|nid oes angen|does dim angen|yr awr|y flwyddyn|cyflog|pensiwn|gwyliau|cyfle cyfartal|croesawn geisiadau|ymgeisiwch|anfonwch|dyddiad cau|sefydlwyd|ers \d{4})\b/

const isAsideSentence = (sentence: string) => asides.test(plain(sentence, true))

/** Small letters without accents, words apart by one space. */
function plain(text: string, keepsPound = false): string {
  return withoutAccents(text)
    .replace(keepsPound ? /[^\p{L}\p{N}£]+/gu : /[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** The letters that a Welsh word may begin with in place of its own (soft, nasal and aspirate mutation). */
const mutations: [string, string][] = [
  ['ll', '(?:ll|l)'],
  ['rh', '(?:rh|r)'],
  ['ch', 'ch'],
  ['dd', 'dd'],
  ['ff', 'ff'],
  ['th', 'th'],
  ['ph', 'ph'],
  ['c', '(?:c|g|ch|ngh)'],
  ['p', '(?:p|b|ph|mh)'],
  ['t', '(?:t|d|th|nh)'],
  ['g', '(?:g|ng|)'],
  ['b', '(?:b|f|m)'],
  ['d', '(?:d|dd|n)'],
  ['m', '(?:m|f)'],
]

function welshWord(word: string): string {
  const [letter, all] = mutations.find(([one]) => word.startsWith(one)) ?? ['', '']
  return all + word.slice(letter.length)
}

/** A phrase as a pattern over plain words. */
function patternOf(phrase: string, language: 'en' | 'cy'): string {
  const gap = '(?:\\S+ ){0,3}'
  return phrase
    .split(' ')
    .filter(Boolean)
    .map((word, at, words) => {
      if (word === '..') return gap
      const stem = word.replace(/\*$/, '')
      const written = (language === 'cy' ? welshWord(stem) : stem) + (word.endsWith('*') ? '\\S*' : '')
      return at === words.length - 1 ? written : `${written} `
    })
    .join('')
}

const compiled = new Map<string, RegExp>()

function patternFor(slug: string, { en, cy }: AdvertPhrases): RegExp {
  const known = compiled.get(slug)
  if (known) return known
  const all = [...en.map((one) => patternOf(one, 'en')), ...cy.map((one) => patternOf(one, 'cy'))]
  const pattern = new RegExp(`(?:^| )(?:${all.join('|')})(?= |$)`)
  compiled.set(slug, pattern)
  return pattern
}

/** The everyday skills that a sentence asks for, or that a badge's own words are about: by the last parts of their addresses. */
export function everydaySkillsIn(sentence: string): string[] {
  const words = plain(sentence)
  return Object.entries(advertPhrases).flatMap(([slug, phrases]) =>
    patternFor(slug, phrases).test(words) ? [slug] : [],
  )
}

/**
 * What an advert asks for: skills of any framework by their names, the longest first, and everyday skills by how adverts
 * say them. Each once, with the first sentence that asks for it.
 */
export function skillsAsked<Named>(
  text: string,
  { named, everyday }: { named: Map<string, Named>; everyday: Map<string, Named> },
): Asked<Named>[] {
  const asked = new Map<Named, string>()
  for (const sentence of askingSentences(text)) {
    const found = [
      ...namesIn(sentence, named),
      ...everydaySkillsIn(sentence).flatMap((slug) => everyday.get(slug) ?? []),
    ]
    for (const skill of found) if (!asked.has(skill)) asked.set(skill, sentence)
  }
  return [...asked].map(([skill, sentence]) => ({ skill, sentence }))
}
