import type { BadgeContent } from '#capabilities/badges/badge.ts'
import { draftBadge } from '#capabilities/badges/draft-badge.ts'
import { publishBadge } from '#capabilities/badges/publish-badge.ts'
import { draftOpportunity } from '#capabilities/opportunities/draft-opportunity.ts'
import {
  forLearners,
  noContact,
  type OpportunityContent,
  type PlannedSession,
} from '#capabilities/opportunities/opportunity.ts'
import { publishOpportunity } from '#capabilities/opportunities/publish-opportunity.ts'
import { decideOrganisation } from '#capabilities/organisations/decide-organisation.ts'
import { type OrganisationRequest, registerOrganisation } from '#capabilities/organisations/register-organisation.ts'
import { addPeople } from '#capabilities/people/add-people.ts'
import {
  mintCityLead,
  mintIssuer,
  mintOrganisationManager,
  mintPlatformAdministrator,
  mintSignedIn,
} from '#capabilities/people/mint-authority.ts'
import { foundPlace } from '#capabilities/places/found-place.ts'
import { newId } from '#infrastructure/ids.ts'
import { masterKeyFrom } from '#infrastructure/keys/master-key.ts'
import { embeddedBaseMap } from '#infrastructure/map/base-map.ts'
import type { Services } from '#infrastructure/services.ts'
import { lentDatabase } from './lent-database.ts'
import { testQueue } from './test-queue.ts'

export const now = new Date('2026-06-05T09:00:00Z')

/** What use cases need beside a database, as a test has it. */
export function servicesOn(database: Services['database']): Services {
  return {
    database,
    queue: testQueue(database),
    mailer: async () => {},
    masterKey: masterKeyFrom('ab'.repeat(32)),
    baseMap: embeddedBaseMap(),
    site: { origin: 'https://waymark.test', didMethod: 'key', demo: false },
  }
}

/** A small town for a test: a place, its lead, and the people that the test adds. */
export async function aTown({ warm = 0 }: { warm?: number } = {}) {
  const { database, pool, url } = await lentDatabase({ warm })
  const services = servicesOn(database)
  const people = await addPeople(
    [
      { name: 'Ada Admin', email: 'ada@waymark.test', isPlatformAdministrator: true },
      { name: 'Lena Lead', email: 'lena@waymark.test' },
    ],
    { database, now },
  )
  const administrator = mintPlatformAdministrator({ personId: people.get('ada@waymark.test') ?? '' })
  const place = await foundPlace(
    {
      slug: 'seatown',
      name: 'Seatown',
      nameCy: 'Tre’r Môr',
      summary: 'A town by the sea.',
      summaryCy: 'Tref ger y môr.',
      hue: 'sea',
      pattern: 'waves',
      latitude: 50.8,
      longitude: -0.1,
      neighbourhoods: [{ slug: 'old-port', name: 'Old Port', nameCy: null, latitude: 50.81, longitude: -0.11 }],
      cohorts: [],
    },
    { database, administrator, now },
  )
  if (!place.ok) throw new Error('the place exists')
  const lead = mintCityLead({ placeId: place.placeId, personId: people.get('lena@waymark.test') ?? '' })
  return { services, database, pool, url, administrator, lead, placeId: place.placeId }
}

export type Town = Awaited<ReturnType<typeof aTown>>

/** A second place beside the town; says which. */
export async function aNextTown({
  database,
  administrator,
}: Pick<Town, 'database' | 'administrator'>): Promise<string> {
  const next = await foundPlace(
    {
      ...{ slug: 'nextown', name: 'Nextown', nameCy: null, summary: 'Next.', summaryCy: null, hue: 'sea' },
      ...{ pattern: 'waves', latitude: 51, longitude: -1, neighbourhoods: [], cohorts: [] },
    },
    { database, administrator, now },
  )
  if (!next.ok) throw new Error('the place exists')
  return next.placeId
}

export const organisationDefaults = {
  kind: 'library',
  description: 'Books, computers and people who help.',
  descriptionCy: null,
  website: 'https://library.example',
  contactEmail: 'hello@library.example',
  safeguardingLead: 'Sam Safe',
  safeguardingPolicyUrl: 'https://library.example/safe',
  safeguardingReviewedOn: '2026-01-10',
} as const

/** An organisation that the City Lead has let in, with its manager and an issuer's right. */
export async function anOrganisation(
  town: Town,
  { name = 'Jubilee Library', approved = true, ...more }: Partial<OrganisationRequest> & { approved?: boolean } = {},
) {
  const { database, placeId, lead, services } = town
  const email = `${name.toLowerCase().replace(/\W+/g, '.')}.${newId(now).slice(-6)}@waymark.test`
  const people = await addPeople([{ name: `${name} manager`, email }], { database, now })
  const personId = people.get(email) ?? ''
  const signedIn = mintSignedIn({ personId, email, name: `${name} manager` })
  const { organisationId, slug } = await registerOrganisation(
    { ...organisationDefaults, name, placeId, ...more },
    { ...services, signedIn, now },
  )
  if (approved) await decideOrganisation({ organisationId, decision: 'approved' }, { ...services, lead, now })
  return {
    organisationId,
    slug,
    name,
    personId,
    manager: mintOrganisationManager({ organisationId, personId }),
    issuer: mintIssuer({ organisationId, personId }),
  }
}

export const badgeContent: BadgeContent = {
  name: 'Coding Club',
  nameCy: 'Clwb Codio',
  description: 'Makes a small game and explains how it works.',
  descriptionCy: null,
  criteria: 'Make a game with three rules and let somebody else play it.',
  criteriaCy: null,
  theme: 'digital',
  level: 2,
  skills: [{ name: 'Use a programming language', uri: 'http://data.europa.eu/esco/skill/example', framework: 'ESCO' }],
  hours: 12,
  assessment: 'A volunteer plays the game and asks three questions.',
  assessmentCy: null,
  evidenceRequired: false,
  evidenceGuidance: null,
  evidenceGuidanceCy: null,
  validForMonths: null,
  repeatable: false,
  artwork: { outline: 'hexagon', icon: 'code', colour: 'sky', ring: 'dashes', level: 2 },
  imageAlt: 'A hexagon with a pair of angle brackets',
  imageAltCy: null,
}

/** A published badge of this organisation. */
export async function aBadge(
  town: Town,
  owner: Awaited<ReturnType<typeof anOrganisation>>,
  { published = true, ...content }: Partial<BadgeContent> & { published?: boolean } = {},
) {
  const { database, placeId } = town
  const drafted = await draftBadge(
    { placeId, content: { ...badgeContent, ...content } },
    { database, manager: owner.manager, now },
  )
  if (!drafted.ok) throw new Error(drafted.refusal)
  if (published) {
    const outcome = await publishBadge({ badgeId: drafted.badgeId }, { database, manager: owner.manager, now })
    if (!outcome.ok) throw new Error(outcome.refusal)
  }
  return drafted
}

export const opportunityContent: OpportunityContent = {
  kind: 'workshop',
  theme: 'digital',
  title: 'Make your first game',
  titleCy: 'Gwnewch eich gêm gyntaf',
  summary: 'An afternoon with code.',
  summaryCy: null,
  description: 'You make a game.',
  descriptionCy: null,
  mode: 'in-person',
  eventStatus: 'scheduled',
  neighbourhoodId: null,
  address: '1 High Street',
  latitude: null,
  longitude: null,
  ageMin: 11,
  ageMax: 16,
  ageNote: null,
  costPence: 0,
  costNote: null,
  costNoteCy: null,
  access: ['step-free'],
  skills: [],
  languages: ['en'],
  booking: 'Just come.',
  bookingCy: null,
  bookingUrl: null,
  ...forLearners,
  ...noContact,
}

/** An opportunity of this organisation, published unless something stands against it. */
export async function anOpportunity(
  town: Pick<Town, 'database' | 'placeId'>,
  owner: Awaited<ReturnType<typeof anOrganisation>>,
  {
    badgeIds = [],
    sessions = [],
    ...more
  }: Partial<OpportunityContent> & { badgeIds?: string[]; sessions?: PlannedSession[] } = {},
) {
  const powers = { database: town.database, manager: owner.manager, now }
  const { opportunityId } = await draftOpportunity(
    { placeId: town.placeId, content: { ...opportunityContent, ...more }, sessions, badgeIds },
    powers,
  )
  return { opportunityId, outcome: await publishOpportunity({ opportunityId }, powers) }
}
