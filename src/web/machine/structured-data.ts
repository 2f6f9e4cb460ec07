import { badgeVersionUrl } from '#capabilities/badges/badge.ts'
import type { PublicBadge } from '#capabilities/badges/public-badge.ts'
import {
  availabilityOf,
  type Capacity,
  capacityOf,
  schemaStatusOf,
  statusOfSession,
  takesPlaceWith,
} from '#capabilities/opportunities/event-status-rules.ts'
import { type EventStatus, listingPath, type Session } from '#capabilities/opportunities/opportunity.ts'
import type { PublicOpportunity } from '#capabilities/opportunities/public-opportunity.ts'
import type { OrganisationKind } from '#capabilities/organisations/organisation.ts'
import type { PublicOrganisation } from '#capabilities/organisations/public-organisation.ts'
import { photoAddress } from '#capabilities/photos/photo.ts'
import type { Place } from '#capabilities/places/place.ts'
import type { Skill } from '#capabilities/skills/skill.ts'
import type { PublicVacancy } from '#capabilities/work/public-vacancy.ts'
import { inLanguage, type Language } from '#infrastructure/words/languages.ts'

// A page's content as schema.org JSON-LD, for search engines and other programs.

export type StructuredData = { '@context': 'https://schema.org'; '@type': string } & Record<string, unknown>

const context = { '@context': 'https://schema.org' } as const

interface OpportunityData {
  opportunity: PublicOpportunity
  sessions: Session[]
  badges: PublicBadge[]
  place: Place
  origin: string
  language: Language
  /** Seats at a date that is booked here. */
  capacityAt: (startsAt: Date) => Capacity | undefined
}

/** Its photo where it has one, and the picture that is drawn for messengers. */
function picturesOf({ opportunity: { photo, placeSlug, slug }, origin, language }: OpportunityData): string[] {
  const drawn = `${origin}/share/${language}/${placeSlug}/opportunities/${slug}.png`
  return photo ? [`${origin}${photoAddress(photo)}/wide.webp`, drawn] : [drawn]
}

/** A Course with its instances, an Event, a WorkBasedProgram or a JobPosting, by its kind. */
export function describeOpportunity(data: OpportunityData): StructuredData {
  const { opportunity, badges, origin, language } = data
  const url = origin + listingPath(opportunity)
  const organisation = {
    '@type': 'Organization',
    name: opportunity.organisationName,
    url: `${origin}/${opportunity.placeSlug}/organisations/${opportunity.organisationSlug}`,
    ...contactOf(opportunity),
  }
  const about = {
    '@id': url,
    url,
    name: inLanguage(language, opportunity.title, opportunity.titleCy),
    description: inLanguage(language, opportunity.summary, opportunity.summaryCy),
    inLanguage: opportunity.languages,
    image: picturesOf(data),
    ...(opportunity.ageNote !== null
      ? { typicalAgeRange: opportunity.ageNote }
      : opportunity.ageMin > 0 || opportunity.ageMax < 120
        ? { audience: { '@type': 'PeopleAudience', ...ages(opportunity) } }
        : {}),
  }
  const earns = badges.map((badge) => ({
    '@type': 'EducationalOccupationalCredential',
    name: badge.name,
    url: badgeVersionUrl(origin, badge.versionId),
  }))
  const skills = termsOf(opportunity.skills)
  switch (opportunity.kind) {
    case 'course':
    case 'workshop':
    case 'self-directed':
      return {
        ...context,
        '@type': 'Course',
        ...about,
        provider: organisation,
        offers: offerOf(data),
        ...(earns.length > 0 ? { educationalCredentialAwarded: earns } : {}),
        ...(skills.length > 0 ? { teaches: skills } : {}),
        hasCourseInstance: instancesOf(data),
      }
    case 'event':
    case 'volunteering': {
      // The day that is named for the whole is one that takes place, where there is one.
      const first = data.sessions.find(({ eventStatus }) => takesPlaceWith(eventStatus)) ?? data.sessions[0]
      return {
        ...context,
        '@type': 'Event',
        ...about,
        organizer: organisation,
        ...(skills.length > 0 ? { about: skills } : {}),
        offers: offerOf(data),
        location: locationOf(data),
        eventAttendanceMode: `https://schema.org/${attendance[opportunity.mode]}`,
        ...(data.sessions.length === 1 && first
          ? stateOf(data, first)
          : { eventStatus: schemaStatusOf(wholeStatusOf(data)) }),
        ...(first ? { startDate: first.startsAt.toISOString(), endDate: first.endsAt.toISOString() } : {}),
        ...(data.sessions.length > 1
          ? {
              subEvent: data.sessions.map((session) => ({
                '@type': 'Event',
                name: about.name,
                ...times(session),
                ...stateOf(data, session),
              })),
            }
          : {}),
      }
    }
    case 'work-experience':
    case 'apprenticeship':
      return {
        ...context,
        '@type': 'WorkBasedProgram',
        ...about,
        provider: organisation,
        offers: offerOf(data),
        ...(earns.length > 0 ? { educationalCredentialAwarded: earns } : {}),
        // A programme itself teaches nothing there: its courses do.
        ...(skills.length > 0
          ? { hasCourse: { '@type': 'Course', ...about, provider: organisation, teaches: skills } }
          : {}),
      }
    case 'job':
      return {
        ...context,
        '@type': 'JobPosting',
        ...about,
        title: about.name,
        hiringOrganization: organisation,
        ...(skills.length > 0 ? { skills } : {}),
        jobLocation: locationOf(data),
        ...(opportunity.publishedAt ? { datePosted: opportunity.publishedAt.toISOString() } : {}),
      }
  }
}

const attendance = {
  'in-person': 'OfflineEventAttendanceMode',
  online: 'OnlineEventAttendanceMode',
  both: 'MixedEventAttendanceMode',
} as const

const times = ({ startsAt, endsAt }: Session) => ({ startDate: startsAt.toISOString(), endDate: endsAt.toISOString() })

/** Whether a date takes place, and how many can still come. */
function stateOf({ opportunity, capacityAt }: OpportunityData, session: Session) {
  const status = statusOfSession(opportunity, session)
  return { eventStatus: schemaStatusOf(status), ...capacityOf(status, capacityAt(session.startsAt)) }
}

/** Of what has many dates: where none of them takes place, the whole is what its next date is. */
function wholeStatusOf({ opportunity, sessions }: OpportunityData): EventStatus {
  const [next, ...later] = sessions.map((session) => statusOfSession(opportunity, session))
  const isOff = next !== undefined && [next, ...later].every((status) => !takesPlaceWith(status))
  return isOff ? next : opportunity.eventStatus
}

const ages = ({ ageMin, ageMax }: PublicOpportunity) => ({
  ...(ageMin > 0 ? { suggestedMinAge: ageMin } : {}),
  ...(ageMax < 120 ? { suggestedMaxAge: ageMax } : {}),
})

/** How its organisation is asked, where it says so. */
const contactOf = ({ contactPhone, contactEmail }: PublicOpportunity) =>
  contactPhone || contactEmail
    ? {
        contactPoint: {
          '@type': 'ContactPoint',
          ...(contactPhone ? { telephone: contactPhone } : {}),
          ...(contactEmail ? { email: contactEmail } : {}),
        },
      }
    : {}

function offerOf({ opportunity }: OpportunityData) {
  return {
    '@type': 'Offer',
    ...availabilityOf(opportunity.eventStatus),
    ...(opportunity.costPence === null
      ? opportunity.costNote
        ? { description: opportunity.costNote }
        : {}
      : {
          price: (opportunity.costPence / 100).toFixed(2),
          priceCurrency: 'GBP',
          category: opportunity.costPence === 0 ? 'Free' : 'Paid',
        }),
    ...(opportunity.bookingUrl ? { url: opportunity.bookingUrl } : {}),
  }
}

function locationOf({ opportunity, place }: OpportunityData) {
  if (opportunity.mode === 'online')
    return { '@type': 'VirtualLocation', ...(opportunity.bookingUrl ? { url: opportunity.bookingUrl } : {}) }
  const { latitude, longitude, address, neighbourhoodName } = opportunity
  return {
    '@type': 'Place',
    name: neighbourhoodName ?? place.name,
    address: {
      '@type': 'PostalAddress',
      ...(address ? { streetAddress: address } : {}),
      addressLocality: place.name,
      addressCountry: 'GB',
    },
    ...(latitude !== null && longitude !== null ? { geo: { '@type': 'GeoCoordinates', latitude, longitude } } : {}),
  }
}

function instancesOf(data: OpportunityData) {
  const courseMode = { 'in-person': 'Onsite', online: 'Online', both: 'Blended' }[data.opportunity.mode]
  const instance = { '@type': 'CourseInstance', courseMode, location: locationOf(data) }
  return data.sessions.length === 0
    ? [instance]
    : data.sessions.map((session) => ({
        ...instance,
        ...times(session),
        ...stateOf(data, session),
      }))
}

const termsOf = (skills: Skill[]) =>
  skills.map(({ name, uri, framework }) => ({
    '@type': 'DefinedTerm',
    name,
    ...(uri ? { '@id': uri, url: uri } : {}),
    ...(framework ? { inDefinedTermSet: framework } : {}),
  }))

/** A vacancy as a JobPosting, its pay in its employer's words; a mentor is no job, but a Service. */
export function describeVacancy({
  vacancy,
  place,
  origin,
  language,
}: {
  vacancy: PublicVacancy
  place: Place
  origin: string
  language: Language
}): StructuredData {
  const url = `${origin}/${vacancy.placeSlug}/vacancies/${vacancy.id}`
  const name = inLanguage(language, vacancy.title, vacancy.titleCy)
  const description = inLanguage(language, vacancy.about, vacancy.aboutCy)
  const pay = inLanguage(language, vacancy.pay ?? vacancy.payCy ?? '', vacancy.payCy)
  const organisation = {
    '@type': 'Organization',
    name: vacancy.organisationName,
    url: `${origin}/${vacancy.placeSlug}/organisations/${vacancy.organisationSlug}`,
  }
  const where = {
    '@type': 'Place',
    ...(vacancy.whereabouts ? { name: vacancy.whereabouts } : {}),
    address: { '@type': 'PostalAddress', addressLocality: place.name, addressCountry: 'GB' },
  }
  const about = { '@id': url, url, name, description }
  if (vacancy.kind === 'mentoring')
    return {
      ...context,
      '@type': 'Service',
      ...about,
      serviceType: 'Mentoring',
      provider: organisation,
      areaServed: where,
    }
  return {
    ...context,
    '@type': 'JobPosting',
    ...about,
    title: name,
    identifier: { '@type': 'PropertyValue', name: vacancy.organisationName, value: vacancy.id },
    ...(employmentTypes[vacancy.kind] ? { employmentType: employmentTypes[vacancy.kind] } : {}),
    ...(vacancy.publicAt ? { datePosted: vacancy.publicAt.toISOString() } : {}),
    validThrough: vacancy.closesOn,
    hiringOrganization: organisation,
    jobLocation: where,
    ...(pay ? { baseSalary: { '@type': 'PriceSpecification', description: pay } } : {}),
    ...(vacancy.skills.length > 0 ? { skills: termsOf(vacancy.skills) } : {}),
  }
}

/** How long a job is for nobody guesses: its words may say it. */
const employmentTypes: Partial<Record<PublicVacancy['kind'], string>> = {
  apprenticeship: 'APPRENTICESHIP',
  'work-experience': 'INTERN',
}

/** A badge as an EducationalOccupationalCredential, with the skills that it shows as defined terms. */
export function describeBadge({
  badge,
  origin,
  language,
}: {
  badge: PublicBadge
  origin: string
  language: Language
}): StructuredData {
  return {
    ...context,
    '@type': 'EducationalOccupationalCredential',
    '@id': badgeVersionUrl(origin, badge.versionId),
    url: `${origin}/${badge.placeSlug}/badges/${badge.slug}`,
    name: inLanguage(language, badge.name, badge.nameCy),
    description: inLanguage(language, badge.description, badge.descriptionCy),
    credentialCategory: 'Open Badge',
    image: `${badgeVersionUrl(origin, badge.versionId)}.png`,
    recognizedBy: {
      '@type': 'Organization',
      name: badge.organisationName,
      url: `${origin}/${badge.placeSlug}/organisations/${badge.organisationSlug}`,
    },
    competencyRequired: termsOf(badge.skills),
    ...(badge.validForMonths ? { validFor: `P${badge.validForMonths}M` } : {}),
  }
}

const organisationTypes: Record<OrganisationKind, string> = {
  school: 'School',
  college: 'CollegeOrUniversity',
  university: 'CollegeOrUniversity',
  'training-provider': 'EducationalOrganization',
  'informal-educator': 'EducationalOrganization',
  charity: 'NGO',
  library: 'Library',
  council: 'GovernmentOrganization',
  employer: 'Organization',
}

export function describeOrganisation({
  organisation,
  place,
  origin,
  language,
}: {
  organisation: PublicOrganisation
  place: Place
  origin: string
  language: Language
}): StructuredData {
  const url = `${origin}/${place.slug}/organisations/${organisation.slug}`
  return {
    ...context,
    '@type': organisationTypes[organisation.kind],
    '@id': url,
    url,
    name: organisation.name,
    description: inLanguage(language, organisation.description, organisation.descriptionCy),
    areaServed: { '@type': 'City', name: place.name },
    ...(organisation.website ? { sameAs: [organisation.website] } : {}),
  }
}
