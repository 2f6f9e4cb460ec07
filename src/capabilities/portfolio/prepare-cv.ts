import type { PrintedDocument, PrintedPart } from '#capabilities/programme/draw-document.ts'
import { longDate, monthAndYear } from '#infrastructure/words/formats.ts'
import { inLanguage, type Language } from '#infrastructure/words/languages.ts'
import { translator } from '#infrastructure/words/translator.ts'
import { type Experience, experienceKinds } from './experience.ts'
import type { PublicCollection } from './public-collection.ts'

interface CvAsked {
  collection: PublicCollection
  /** How its owner is reached: on the page that they print themselves. */
  email: string
  /** Where the collection is checked live, while it is open. */
  address: string | undefined
  /** Who opens that is asked for a code, which its owner tells on another way. */
  pinAsked: boolean
}

/** How much is said of each thing: everything, what a page can hold, or names alone. */
export const cvLengths = ['whole', 'short', 'shortest'] as const
export type CvLength = (typeof cvLengths)[number]

const mostSkills = { whole: 20, short: 10, shortest: 8 } as const

interface Powers {
  language: Language
  now: Date
  /** When an experience began and ended, in words. */
  monthsOf: (one: Experience) => string
  length: CvLength
}

/** A collection as a CV to print: skills with the badges that show them, who gave those, and what its owner says they did. */
export function prepareCv({ collection, email, address, pinAsked }: CvAsked, powers: Powers): PrintedDocument {
  const { title, about, name } = collection
  const { language, now } = powers
  const t = translator(language)
  return {
    ...{ language, title: name ?? title, lead: [name ? title : '', email].filter(Boolean).join('\n') },
    parts: [
      ...(about ? [{ title: t('portfolio.cv.about'), rows: [{ text: about }] }] : []),
      ...skillsPart(collection, powers),
      ...experienceParts(collection, powers),
      ...badgesPart(collection, powers),
    ],
    foot: t('portfolio.cv.foot', { date: longDate(language, now) }),
    leftOut: t('portfolio.cv.leftOut'),
    ...(address && {
      code: { address, text: t(pinAsked ? 'portfolio.cv.codeWithPin' : 'portfolio.cv.code', { address }) },
    }),
  }
}

function skillsPart({ skills, badges, brought }: PublicCollection, { language, length }: Powers): PrintedPart[] {
  const names = [
    ...badges.map(({ badgeName, badgeNameCy }) => inLanguage(language, badgeName, badgeNameCy)),
    ...brought.map(({ name }) => name),
  ]
  const lines = skills.slice(0, mostSkills[length]).map(({ skill, badges: behind }) => {
    const shownBy = behind.flatMap((at) => names[at] ?? []).join(', ')
    return `${inLanguage(language, skill.name, skill.nameCy)} (${shownBy})`
  })
  return lines.length === 0
    ? []
    : [{ title: translator(language)('portfolio.shared.skills'), rows: [{ text: lines.join('; ') }] }]
}

function experienceParts({ experiences }: PublicCollection, { language, length, monthsOf }: Powers): PrintedPart[] {
  const t = translator(language)
  return experienceKinds.flatMap((kind) => {
    const rows = experiences
      .filter((one) => one.kind === kind)
      .map((one) => ({
        term: [one.title, one.whereabouts, monthsOf(one)].filter(Boolean).join(', '),
        text: length === 'shortest' ? '' : one.story,
      }))
    return rows.length === 0 ? [] : [{ title: t(`portfolio.experience.kindName.${kind}`), rows }]
  })
}

/** Badges that count now: a CV has no room for others. */
function badgesPart({ badges, brought }: PublicCollection, { language, length }: Powers): PrintedPart[] {
  const t = translator(language)
  const month = (day: string) => monthAndYear(language, new Date(`${day}T12:00:00Z`))
  const ours = badges
    .filter(({ verdict }) => verdict === 'genuine')
    .map((badge) => ({
      name: inLanguage(language, badge.badgeName, badge.badgeNameCy),
      by: `${badge.organisationName}, ${month(badge.earnedOn ?? badge.awardedAt.toISOString().slice(0, 10))}`,
      says: inLanguage(language, badge.description, badge.descriptionCy),
    }))
  const others = brought
    .filter(({ standing }) => standing === 'good' || standing === 'was-good')
    .map(({ name, issuerName, awardedOn, description, standing, genuineAt }) => ({
      name,
      by: [
        issuerName,
        awardedOn ? month(awardedOn) : '',
        standing === 'was-good' && genuineAt
          ? t('portfolio.brought.standing.was-good', { date: longDate(language, genuineAt) })
          : '',
      ]
        .filter(Boolean)
        .join(', '),
      says: description,
    }))
  const all = [...ours, ...others]
  if (all.length === 0) return []
  const lines = all.map(({ name, by }) => `${name}. ${by}`)
  const rows = {
    whole: all.map(({ name, by, says }) => ({ term: `${name}. ${by}`, text: says })),
    short: lines.map((text) => ({ text })),
    shortest: [{ text: lines.join('; ') }],
  }[length]
  return [{ title: t('portfolio.cv.badges'), rows }]
}
