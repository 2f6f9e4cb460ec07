import { describe, expect, test } from 'vitest'
import { everydaySkills } from '#capabilities/skills/everyday-skills.ts'
import adverts from '#tests/adverts/adverts.json' with { type: 'json' }
import { askingSentences, everydaySkillsIn, longestAdvert, skillsAsked } from './advert-rules.ts'
import { nameKey } from './skill-words-rules.ts'

const partOf = (uri: string) => uri.split('/').at(-1) ?? ''
const named = new Map(
  everydaySkills.flatMap(({ uri, label, labelCy, otherLabels }) =>
    [label, labelCy ?? '', ...otherLabels].map((name) => [nameKey(name), partOf(uri)] as const),
  ),
)
const everyday = new Map(everydaySkills.map(({ uri }) => [partOf(uri), partOf(uri)]))

/** Precision and recall over all skills of all adverts of a set, in parts of one. */
function measured(set: string, phrases: Map<string, string>) {
  let [right, wrong, missed] = [0, 0, 0]
  for (const { text, asks, arguable } of adverts.filter((one) => one.set === set)) {
    const found = new Set(skillsAsked(text, { named, everyday: phrases }).map(({ skill }) => skill))
    for (const skill of found) {
      if (asks.includes(skill)) right += 1
      else if (!(arguable as string[]).includes(skill)) wrong += 1
    }
    missed += asks.filter((skill) => !found.has(skill)).length
  }
  return { precision: right / (right + wrong), recall: right / (right + missed) }
}

describe('on adverts that were marked by hand', () => {
  test('all sixty are marked with words that stand in them and skills that exist', () => {
    expect(adverts).toHaveLength(60)
    for (const { text, asks, evidence } of adverts)
      for (const skill of asks)
        expect([
          everyday.has(skill),
          text.includes((evidence as Record<string, string | undefined>)[skill] ?? '\0'),
        ]).toEqual([true, true])
  })

  test('of what is found in those never looked at four fifths are right, and three fifths of what is asked are found', () => {
    const { precision, recall } = measured('held', everyday)
    expect(precision).toBeGreaterThan(0.81)
    expect(recall).toBeGreaterThan(0.6)
    // Names of skills alone find a tenth.
    expect(measured('held', new Map()).recall).toBeLessThan(0.15)
  })

  test('those at hand are no worse than they were', () => {
    const { precision, recall } = measured('tune', everyday)
    expect(precision).toBeGreaterThan(0.9)
    expect(recall).toBeGreaterThan(0.96)
  })
})

test.each([
  ['You will be a team player.', ['teamwork']],
  ['Rhaid gallu gweithio mewn tîm a chyrraedd yn brydlon.', ['teamwork', 'time']],
  // Every mutation of a first letter.
  ['Byddwch yn wrandawr da', ['listening']],
  ['gyda llygad am ddatrys problemau', ['problem-solving']],
  ['Handling a lot of cash', ['money']],
  ['Handling, at least on most of our busier days, cash', []],
  ['a steam players club', []],
])('“%s” asks for %j', (sentence, skills) => {
  expect(everydaySkillsIn(sentence)).toEqual(skills)
})

test('pay, the firm itself and how to apply ask for nothing', () => {
  const advert = `Cook
Duties:
• Baking bread
Benefits:
• Free swimming
Who we want:
• A good listener
£11.90 per hour and a pension for all who swim. Send a two-minute video. No acting required.`
  expect(askingSentences(advert)).toEqual(['Cook', 'Duties:', 'Baking bread', 'Who we want:', 'A good listener'])
})

test('each skill is told once, with the first sentence that asks for it', () => {
  const asked = skillsAsked('You cook. You listen and cook.', { named, everyday })
  expect(asked).toEqual([
    { skill: 'cooking', sentence: 'You cook.' },
    { skill: 'listening', sentence: 'You listen and cook.' },
  ])
})

test('an advert is read within bounds', () => {
  const long = `${'word '.repeat(longestAdvert / 5)}team player`
  expect(skillsAsked(long, { named, everyday })).toEqual([])
  expect(askingSentences('A line.\n'.repeat(5000)).length).toBeLessThanOrEqual(200)
})
