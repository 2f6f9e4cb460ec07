import type { BadgeContent } from '#capabilities/badges/badge.ts'
import { forLearners, type noContact, type OpportunityContent } from '#capabilities/opportunities/opportunity.ts'
import { beginningContent } from '#capabilities/opportunities/opportunity-rules.ts'
import { slugOf } from '#capabilities/organisations/organisation-rules.ts'
import type { OrganisationRequest } from '#capabilities/organisations/register-organisation.ts'
import type { Skill } from '#capabilities/skills/skill.ts'
import type { LearningTemplate, OrganisationContent, PlaceContent } from './content/content.ts'
import type { EventContent } from './content/events.ts'
import { pick, randomFrom } from './random.ts'
import type { PlannedOpportunity } from './year.ts'

/** What the organisation's form would have sent. */
export function organisationRequestOf(
  content: OrganisationContent,
  joinedOn: Date,
): Omit<OrganisationRequest, 'placeId'> {
  const [description, descriptionCy] = content.description
  const host = `${slugOf(content.name)}.example`
  return {
    name: content.name,
    kind: content.kind,
    description,
    descriptionCy,
    website: `https://${host}`,
    contactEmail: `hello@${host}`,
    safeguardingLead: pick(randomFrom(content.name), [
      'Sam Example',
      'Robin Sample',
      'Alex Specimen',
      'Jo Pattern',
      'Chris Model',
    ]),
    safeguardingPolicyUrl: `https://${host}/safeguarding`,
    safeguardingReviewedOn: joinedOn.toISOString().slice(0, 10),
  }
}

export function badgeContentOf({
  theme,
  level,
  badge,
}: Pick<LearningTemplate, 'theme' | 'level' | 'badge'>): BadgeContent {
  const [name, nameCy] = badge.name
  const [description, descriptionCy] = badge.description
  const [criteria, criteriaCy] = badge.criteria
  const [assessment, assessmentCy] = badge.assessment
  const [evidenceGuidance, evidenceGuidanceCy] = badge.evidence ?? [null, null]
  const [imageAlt, imageAltCy] = badge.imageAlt
  return {
    name,
    nameCy,
    description,
    descriptionCy,
    criteria,
    criteriaCy,
    theme,
    level,
    skills: badge.skills,
    hours: badge.hours,
    assessment,
    assessmentCy,
    evidenceRequired: badge.evidenceRequired,
    evidenceGuidance,
    evidenceGuidanceCy,
    validForMonths: badge.validForMonths ?? null,
    repeatable: badge.repeatable ?? false,
    artwork: { ...badge.artwork, level },
    imageAlt,
    imageAltCy,
  }
}

interface OpportunityParts {
  planned: PlannedOpportunity
  neighbourhood: { id: string; latitude: number; longitude: number } | undefined
  placeContent: PlaceContent
  /** Words of our own beside those of its badge. */
  everyday: Skill[]
}

export function opportunityContentOf({
  planned,
  neighbourhood,
  placeContent,
  everyday,
}: OpportunityParts): OpportunityContent {
  const { theme, kind, opportunity, badge } = planned.offer.template
  const where = placeContent.neighbourhoods.find((one) => one.slug === planned.neighbourhood)?.name ?? ''
  const tail = planned.repeated && where ? `, ${where}` : ''
  const [title, titleCy] = opportunity.title
  const [summary, summaryCy] = opportunity.summary
  const [description, descriptionCy] = opportunity.description
  const [booking, bookingCy] = opportunity.booking
  const [ageMin, ageMax] = opportunity.ages
  const here = opportunity.mode === 'online' ? undefined : neighbourhood
  return {
    theme,
    kind,
    ...forLearners,
    title: title + tail,
    titleCy: titleCy + tail,
    summary,
    summaryCy,
    description,
    descriptionCy,
    mode: opportunity.mode,
    eventStatus: 'scheduled',
    neighbourhoodId: here?.id ?? null,
    address: null,
    latitude: here?.latitude ?? null,
    longitude: here?.longitude ?? null,
    ageMin,
    ageMax,
    ageNote: null,
    costPence: opportunity.costPence,
    costNote: null,
    costNoteCy: null,
    access: opportunity.access,
    skills: [...everyday, ...badge.skills],
    languages: ['en'],
    booking,
    bookingCy,
    bookingUrl: null,
    ...contactOf(planned, opportunity.access),
  }
}

/** What the form of an event would have sent. */
export function eventContentOf(
  event: EventContent,
  { latitude, longitude }: { latitude: number; longitude: number },
): OpportunityContent {
  const { eventType, audience, theme, title, summary, description, booking, mode, ages, address, skills } = event
  const isOnline = mode === 'online'
  return {
    ...beginningContent({ kind: 'event', eventType, audience, theme, title: title[0], titleCy: title[1] }),
    ...{ summary: summary[0], summaryCy: summary[1], description: description[0], descriptionCy: description[1] },
    ...{ booking: booking[0], bookingCy: booking[1], mode, ageMin: ages[0], ageMax: ages[1] },
    ...(isOnline ? {} : { address, latitude, longitude }),
    ...{ costPence: 0, access: isOnline ? [] : (['step-free'] as const).slice(), languages: ['en'], skills },
  }
}

/** Invented, as the people are: numbers that Ofcom keeps for stories, and hosts that nobody can have. */
function contactOf(
  { offer }: PlannedOpportunity,
  access: OpportunityContent['access'],
): Pick<OpportunityContent, keyof typeof noContact> {
  const number = [...offer.organisationName].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1000, 7)
  const isLevel = access.includes('step-free')
  return {
    contactPhone: `01632 960${String(number).padStart(3, '0')}`,
    contactEmail: `ask@${slugOf(offer.organisationName)}.example`,
    meets: 'Someone from the team at the door, with a yellow lanyard.',
    meetsCy: 'Rhywun o’r tîm wrth y drws, â llinyn melyn.',
    arrival: isLevel
      ? 'The front door is level with the pavement, and the lift goes to every floor.'
      : 'There are steps at the front door. Ring us before you come, and we open the side door.',
    arrivalCy: isLevel
      ? 'Mae’r drws ffrynt yn wastad â’r palmant, ac mae’r lifft yn mynd i bob llawr.'
      : 'Mae grisiau wrth y drws ffrynt. Ffoniwch ni cyn dod, ac fe agorwn y drws ochr.',
  }
}
