import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { accessFeatures, opportunityKinds } from '#capabilities/opportunities/opportunity.ts'
import { levels } from '#capabilities/places/badge-standard.ts'
import { themes } from '#capabilities/places/theme.ts'
import { everydaySkills } from '#capabilities/skills/everyday-skills.ts'
import { badgeColours, badgeIconNames, badgeOutlines, badgeRings } from '#design/badge/badge-design.ts'
import type { Both, LearningTemplate, OrganisationContent } from './content.ts'
import { everydayWords } from './everyday-words.ts'
import { brightonOrganisations } from './organisations/brighton-and-hove.ts'
import { plymouthOrganisations } from './organisations/plymouth.ts'
import { places } from './places.ts'
import { templates } from './templates.ts'

const towns = [
  { slug: 'brighton-and-hove', organisations: brightonOrganisations, employers: 28, others: 18 },
  { slug: 'plymouth', organisations: plymouthOrganisations, employers: 25, others: 16 },
]

/** What only one of the towns offers, and why that is natural: boats are built by the Tamar. */
const townOnly: Record<string, string> = { 'boatbuilding-apprenticeship': 'plymouth' }

const templateKeys = templates.map(({ key }) => key)

test('tells every place, template and organisation apart by its name', () => {
  expectUnique(places.map(({ slug }) => slug))
  expectUnique(templateKeys)
  expectUnique(templates.map(({ badge }) => badge.name[0]))
  expectUnique(templates.map(({ opportunity }) => opportunity.title[0]))
  expectUnique(towns.flatMap(({ organisations }) => organisations.map(({ name }) => name)))
  for (const { neighbourhoods } of places) expectUnique(neighbourhoods.map(({ slug }) => slug))
})

test('gives each place a hue of the palette, a look of its own, and neighbourhoods close by', () => {
  const hues = [...readFileSync('src/design/tokens/hues.css', 'utf8').matchAll(/data-hue="([a-z]+)"/g)].map(
    ([, hue]) => hue,
  )
  expectUnique(places.map(({ hue }) => hue))
  for (const place of places) {
    expect(hues).toContain(place.hue)
    expect(place.neighbourhoods.length).toBeGreaterThanOrEqual(6)
    // Cambridgeshire is 60 km across; a town's coordinates in the wrong county would be further off.
    for (const { latitude, longitude, name } of place.neighbourhoods) {
      expect(Math.abs(latitude - place.latitude), name).toBeLessThan(0.4)
      expect(Math.abs(longitude - place.longitude), name).toBeLessThan(0.4)
    }
  }
})

test.each(towns)('counts the organisations of $slug', ({ organisations, employers, others }) => {
  expect(organisations.filter(({ kind }) => kind === 'employer')).toHaveLength(employers)
  expect(organisations.filter(({ kind }) => kind !== 'employer')).toHaveLength(others)
})

test.each(towns)(
  'lets each organisation of $slug offer two to six things that exist, from a neighbourhood that exists',
  ({ slug, organisations }) => {
    const neighbourhoods = places
      .find((place) => place.slug === slug)
      ?.neighbourhoods.map((neighbourhood) => neighbourhood.slug)
    for (const { name, neighbourhood, offers } of organisations) {
      expect(neighbourhoods, name).toContain(neighbourhood)
      expect(offers.length, name).toBeGreaterThanOrEqual(2)
      expect(offers.length, name).toBeLessThanOrEqual(6)
      expectUnique(offers)
      for (const key of offers) expect(templateKeys, name).toContain(key)
    }
  },
)

test.each(towns)(
  'offers everything in $slug at two organisations, but what is kept to another town',
  ({ slug, organisations }) => {
    const expected = templateKeys.filter((key) => (townOnly[key] ?? slug) === slug)
    expect(expected.filter((key) => offering(organisations, key).length < 2)).toEqual([])
    expect(templateKeys.filter((key) => !expected.includes(key) && offering(organisations, key).length > 0)).toEqual([])
  },
)

test('badges 350 learning opportunities in the two pilot towns', () => {
  const pairs = towns.flatMap(({ organisations }) => organisations.flatMap(({ offers }) => offers))
  expect(pairs).toHaveLength(350)
})

test('covers every theme, kind of opportunity, level and access feature', () => {
  expect(new Set(templates.map(({ theme }) => theme))).toEqual(new Set(themes))
  expect(new Set(templates.map(({ kind }) => kind))).toEqual(new Set(opportunityKinds))
  expect(new Set(templates.map(({ level }) => level))).toEqual(new Set(levels))
  expect(new Set(templates.flatMap(({ opportunity }) => opportunity.access))).toEqual(new Set(accessFeatures))
})

test.each(templates)('says everything about $key in English and in Welsh', (template) => {
  for (const [english, welsh] of textsOf(template)) {
    expect(english.trim()).not.toBe('')
    expect(welsh.trim()).not.toBe('')
    expect(welsh).not.toBe(english)
  }
  const [english, welsh] = template.opportunity.description
  expect(english.split('\n\n')).toHaveLength(2)
  expect(welsh.split('\n\n')).toHaveLength(2)
})

test('says everything about places and organisations in English and in Welsh', () => {
  const texts: Both[] = [
    ...places.map(({ summary }) => summary),
    ...towns.flatMap(({ organisations }) => organisations.map(({ description }) => description)),
  ]
  for (const [english, welsh] of texts) {
    expect(english.trim()).not.toBe('')
    expect(welsh.trim()).not.toBe('')
    expect(welsh).not.toBe(english)
  }
})

test.each(templates)(
  'plans $key so that somebody could run it',
  ({ kind, badge, opportunity: { ages, sessions, costPence, access } }) => {
    const [youngest, oldest] = ages
    expect(youngest).toBeLessThan(oldest)
    expect(youngest).toBeGreaterThanOrEqual(
      kind === 'job' ? 18 : kind === 'apprenticeship' || kind === 'work-experience' ? 16 : 11,
    )
    expect(sessions.weekday).toBeGreaterThanOrEqual(1)
    expect(sessions.weekday).toBeLessThanOrEqual(7)
    expect(sessions.hour + sessions.lengthHours).toBeLessThanOrEqual(22)
    expect(sessions.count === 0).toBe(kind === 'self-directed')
    expect(costPence).toBeGreaterThanOrEqual(0)
    expect(badge.hours).toBeGreaterThan(0)
    expectUnique(access)
  },
)

test.each(templates)(
  'names two to four skills for $key, one of them in ESCO, and asks for evidence in words',
  ({ badge }) => {
    expect(badge.skills.length).toBeGreaterThanOrEqual(2)
    expect(badge.skills.length).toBeLessThanOrEqual(4)
    expectUnique(badge.skills.map(({ name }) => name))
    expect(badge.skills.some(({ uri }) => uri?.startsWith('http://data.europa.eu/esco/skill/'))).toBe(true)
    expect(badge.evidence !== undefined).toBe(badge.evidenceRequired)
  },
)

test('draws every badge from the closed lists, no two alike', () => {
  for (const {
    badge: { artwork },
  } of templates) {
    expect(badgeOutlines).toContain(artwork.outline)
    expect(badgeRings).toContain(artwork.ring)
    expect(Object.keys(badgeColours)).toContain(artwork.colour)
    expect(badgeIconNames).toContain(artwork.icon)
  }
  expectUnique(templates.map(({ badge: { artwork } }) => artwork.icon))
  expectUnique(
    templates.map(({ level, badge: { artwork } }) => `${artwork.outline} ${artwork.ring} ${artwork.colour} ${level}`),
  )
})

function expectUnique(texts: readonly string[]): void {
  expect(texts.filter((text, index) => texts.indexOf(text) !== index)).toEqual([])
}

function offering(organisations: OrganisationContent[], key: string): OrganisationContent[] {
  return organisations.filter(({ offers }) => offers.includes(key))
}

function textsOf({ badge, opportunity }: LearningTemplate): Both[] {
  const { name, description, criteria, assessment, evidence, imageAlt } = badge
  const { title, summary, description: whatYouDo, booking } = opportunity
  return [
    name,
    description,
    criteria,
    assessment,
    imageAlt,
    title,
    summary,
    whatYouDo,
    booking,
    ...(evidence ? [evidence] : []),
  ]
}

test('gives templates that exist everyday words that exist', () => {
  const words = everydaySkills.map(({ label }) => label)
  for (const [key, chosen] of Object.entries(everydayWords)) {
    expect(templateKeys).toContain(key)
    for (const word of chosen) expect(words, key).toContain(word)
  }
})
