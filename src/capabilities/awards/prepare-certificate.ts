import { drawBadge } from '#capabilities/badges/draw-badge.ts'
import { isLevel } from '#capabilities/places/badge-standard.ts'
import { findBadgeStandard, findPlace } from '#capabilities/places/find-place.ts'
import { badgeColours } from '#design/badge/badge-design.ts'
import type { Services } from '#infrastructure/services.ts'
import { longDate } from '#infrastructure/words/formats.ts'
import { inLanguage, type Language } from '#infrastructure/words/languages.ts'
import { translator } from '#infrastructure/words/translator.ts'
import { awardUrl } from './award.ts'
import { stateOf } from './award-rules.ts'
import { type Certificate, isPrintable } from './draw-certificate.ts'
import type { AwardWithBadge } from './find-award.ts'
import { type PublicAward, publicAward } from './public-award.ts'

interface Given {
  award: AwardWithBadge
  credential: string
  language: Language
  /** The holder prints it for themselves, and wants their name on it. */
  holderNamed?: boolean | undefined
}

/** What a printed badge says. The learner's name is on it only where they let their name be seen, or print it for themselves. */
export async function prepareCertificate(
  given: Given,
  { database, site, now }: Pick<Services, 'database' | 'site'> & { now: Date },
): Promise<Certificate> {
  const { award, credential, language, holderNamed } = given
  const { badge } = award
  const { learner, correctedBy, renewedBy } = publicAward(award, now)
  const t = translator(language)
  const [place, standard] = await Promise.all([
    findPlace({ id: award.placeId }, { database }),
    findBadgeStandard({ id: badge.badgeStandardId }, { database }),
  ])
  const level = standard?.levels.find((one) => isLevel(one.level) && one.level === badge.level)
  const holder = holderNamed && award.claimedAt ? (award.cardName ?? award.recipientName) : learner
  const name = holder && isPrintable(holder) ? holder : undefined
  return {
    language,
    place: place ? inLanguage(language, place.name, place.nameCy) : '',
    organisation: award.organisationName,
    title: inLanguage(language, badge.name, badge.nameCy),
    description: inLanguage(language, badge.description, badge.descriptionCy),
    earnedBy: name && t('awards.certificate.earnedBy', { name }),
    warning: warningOf(award, { language, now }),
    successor: successorOf({ correctedBy, renewedBy }, { language, origin: site.origin }),
    facts: [
      { term: t('awards.awarded'), detail: datesOf(award, language) },
      ...(level
        ? [{ term: t('awards.level'), detail: levelOf(inLanguage(language, level.name, level.nameCy), given) }]
        : []),
      { term: t('awards.earned'), detail: inLanguage(language, badge.criteria, badge.criteriaCy) },
      { term: t('awards.assessed'), detail: inLanguage(language, badge.assessment, badge.assessmentCy) },
      ...(badge.skills.length > 0 ? [{ term: t('awards.skills'), detail: skillsOf(given) }] : []),
    ],
    picture: {
      png: await drawBadge(badge.artwork, { database }),
      alt: inLanguage(language, badge.imageAlt, badge.imageAltCy),
      colour: badgeColours[badge.artwork.colour].deep,
    },
    check: {
      heading: t('awards.certificate.check'),
      text: t('awards.certificate.checkText'),
      address: awardUrl(site.origin, award.id),
    },
    credential: { json: credential, fileName: `${badge.slug}.json` },
  }
}

function warningOf(award: AwardWithBadge, { language, now }: { language: Language; now: Date }): string | undefined {
  const t = translator(language)
  const state = stateOf(award, now)
  if (state === 'withdrawn') return t('awards.certificate.withdrawn')
  if (state === 'suspended') return t('awards.certificate.suspended')
  if (state !== 'expired' || !award.validUntil) return undefined
  return t('awards.certificate.over', { date: longDate(language, award.validUntil) })
}

/** Where the badge is found that took the place of this one, or follows it. */
function successorOf(
  { correctedBy, renewedBy }: Pick<PublicAward, 'correctedBy' | 'renewedBy'>,
  { language, origin }: { language: Language; origin: string },
): Certificate['successor'] {
  const t = translator(language)
  if (correctedBy) return { text: t('awards.certificate.corrected'), address: awardUrl(origin, correctedBy) }
  return renewedBy ? { text: t('awards.certificate.renewed'), address: awardUrl(origin, renewedBy) } : undefined
}

function datesOf({ awardedAt, validUntil }: AwardWithBadge, language: Language): string {
  const date = longDate(language, awardedAt)
  return validUntil ? translator(language)('awards.until', { date, until: longDate(language, validUntil) }) : date
}

function levelOf(level: string, { award, language }: Given): string {
  return translator(language)('badges.levelOf', { level, number: award.badge.level })
}

function skillsOf({ award, language }: Given): string {
  return award.badge.skills.map(({ name, nameCy }) => inLanguage(language, name, nameCy ?? null)).join(' · ')
}
