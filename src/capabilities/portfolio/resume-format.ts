import { inLanguage, type Language } from '#infrastructure/words/languages.ts'
import type { Experience } from './experience.ts'
import type { PublicCollection } from './public-collection.ts'

/** A period as JSON Resume has it: months, `2026-09`; left out where it is not known. */
interface Period {
  startDate?: string
  endDate?: string
}

/** A résumé (JSON Resume 1.0.0), as far as a collection fills it. */
export interface Resume {
  basics: { name?: string; email?: string; label: string; summary?: string }
  work: (Period & { name?: string; position: string; summary?: string })[]
  volunteer: (Period & { organization?: string; position: string; summary?: string })[]
  education: (Period & { institution?: string; area: string })[]
  certificates: { name: string; date?: string; issuer: string; url?: string }[]
  skills: { name: string; keywords: string[] }[]
  interests: { name: string; keywords: string[] }[]
  meta: { canonical: string; version: string; lastModified: string }
}

interface ResumeAsked {
  collection: PublicCollection
  /** How its owner is reached: only in the file that they take themselves. */
  email: string
  language: Language
  /** Of this site. */
  origin: string
  now: Date
}

const schema = 'https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json'

const known = <Value extends object>(value: Value) =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== '' && one !== null)) as Value

const period = ({ began, ended }: Experience): Period => known({ startDate: began ?? '', endDate: ended ?? '' })

/** A collection as a résumé that other programs read: badges that count now as certificates, own words as what they are. */
export function asResume({ collection, email, language, origin, now }: ResumeAsked): Resume {
  const { title, about, name, badges, brought, experiences, skills } = collection
  const counted = brought.filter(({ standing }) => standing === 'good')
  const nameOf = (badge: PublicCollection['badges'][number]) => inLanguage(language, badge.badgeName, badge.badgeNameCy)
  const names = [...badges.map(nameOf), ...brought.map((badge) => badge.name)]
  const of = (...kinds: Experience['kind'][]) => experiences.filter(({ kind }) => kinds.includes(kind))
  return {
    basics: { ...known({ name: name ?? '', email, summary: about }), label: title },
    work: of('work').map((one) => ({
      ...known({ name: one.whereabouts, summary: one.story }),
      ...{ position: one.title, ...period(one) },
    })),
    volunteer: of('volunteering', 'caring').map((one) => ({
      ...known({ organization: one.whereabouts, summary: one.story }),
      ...{ position: one.title, ...period(one) },
    })),
    education: of('learning').map((one) => ({
      ...known({ institution: one.whereabouts }),
      ...{ area: one.title, ...period(one) },
    })),
    certificates: [
      ...badges
        .filter(({ verdict }) => verdict === 'genuine')
        .map((badge) => ({
          name: nameOf(badge),
          date: badge.earnedOn ?? badge.awardedAt.toISOString().slice(0, 10),
          issuer: badge.organisationName,
          url: `${origin}/awards/${badge.id}`,
        })),
      ...counted.map((badge) => known({ name: badge.name, date: badge.awardedOn ?? '', issuer: badge.issuerName })),
    ],
    skills: skills.map(({ skill, badges: behind }) => ({
      name: inLanguage(language, skill.name, skill.nameCy),
      keywords: behind.flatMap((at) => names[at] ?? []),
    })),
    interests: of('activity').map((one) => ({
      name: one.title,
      keywords: [one.whereabouts, one.story].filter(Boolean),
    })),
    meta: { canonical: schema, version: 'v1.0.0', lastModified: now.toISOString() },
  }
}
