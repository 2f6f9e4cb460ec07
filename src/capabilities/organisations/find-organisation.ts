import { sql } from 'kysely'
import type { Reader, Reading } from '#infrastructure/database/database.ts'
import { revisionOf } from '#infrastructure/revision.ts'
import { isOrganisationKind, isStanding, type Organisation, type Standing } from './organisation.ts'
import { oldestReview } from './organisation-rules.ts'

const columns = [
  'id',
  'slug',
  'name',
  'kind',
  'description',
  'descriptionCy',
  'website',
  'contactEmail',
  'contactName',
  'offer',
  'offerCy',
  'insuredUntil',
  'safeguardingLead',
  'safeguardingPolicyUrl',
  'safeguardingReviewedOn',
  'introductionsHiddenAt',
  'createdAt',
] as const

export async function findOrganisation(
  by: { slug: string } | { id: string },
  { database }: Reading,
): Promise<Organisation | undefined> {
  const row = await database
    .selectFrom('organisations')
    .select(columns)
    .where((where) => ('slug' in by ? where('slug', '=', by.slug) : where('id', '=', by.id)))
    .executeTakeFirst()
  return (
    row && {
      ...row,
      kind: isOrganisationKind(row.kind) ? row.kind : 'charity',
      safeguardingReviewedOn: row.safeguardingReviewedOn as string | null,
      insuredUntil: row.insuredUntil as string | null,
    }
  )
}

export interface StandingInPlace {
  placeId: string
  placeSlug: string
  placeName: string
  placeNameCy: string | null
  standing: Standing
  decisionNote: string | null
  /** What both sides call the application by. */
  reference: string | null
}

/** Where the organisation stands in each place that it asked to join. */
export async function listStandings(organisationId: string, { database }: Reading): Promise<StandingInPlace[]> {
  const rows = await database
    .selectFrom('organisationPlaces')
    .innerJoin('places', 'places.id', 'organisationPlaces.placeId')
    .select([
      'placeId',
      'places.slug as placeSlug',
      'places.name as placeName',
      'places.nameCy as placeNameCy',
      'status',
      'decisionNote',
      'reference',
    ])
    .where('organisationId', '=', organisationId)
    .orderBy('organisationPlaces.askedAt')
    .execute()
  return rows.map(({ status, ...row }) => ({
    ...row,
    standing: isStanding(status) ? status : 'waiting',
  }))
}

export interface Membership {
  organisationId: string
  slug: string
  name: string
  role: 'manager' | 'issuer'
}

/** The organisations for which this person may act. */
export async function listMemberships(personId: string, { database }: Reading): Promise<Membership[]> {
  const rows = await database
    .selectFrom('organisationMembers')
    .innerJoin('organisations', 'organisations.id', 'organisationMembers.organisationId')
    .select(['organisationId', 'slug', 'name', 'role'])
    .where('personId', '=', personId)
    .orderBy('name')
    .execute()
  return rows.map((row) => ({ ...row, role: row.role === 'manager' ? 'manager' : 'issuer' }))
}

/** Members of the organisation, longest-standing first. */
export async function listMembers(organisationId: string, { database }: Reading) {
  return memberQuery(database, organisationId).orderBy('organisationMembers.joinedAt').execute()
}

/** Who is written to when something concerns the organisation as a whole. */
export async function listManagers(organisationId: string, powers: Reading) {
  return (await listMembers(organisationId, powers)).filter(({ role }) => role === 'manager')
}

export async function findMember(
  { organisationId, personId }: { organisationId: string; personId: string },
  { database }: Reading,
) {
  return memberQuery(database, organisationId).where('people.id', '=', personId).executeTakeFirst()
}

function memberQuery(database: Reader, organisationId: string) {
  return database
    .selectFrom('organisationMembers')
    .innerJoin('people', 'people.id', 'organisationMembers.personId')
    .select([
      'people.id as personId',
      'people.name',
      'people.email',
      'organisationMembers.role',
      'organisationMembers.joinedAt',
    ])
    .where('organisationId', '=', organisationId)
    .where('people.email', 'is not', null)
    .$narrowType<{ email: string }>()
}

/** Of everything that a form changes of an organisation. */
export function organisationRevision({ id: _id, slug: _slug, createdAt: _at, ...rest }: Organisation): string {
  return revisionOf(rest)
}

/** Of rows of organisations in lists that others read: the same conditions as `safeguardingGapOf`. */
export const meetsSafeguarding = (now: Date) =>
  sql<boolean>`(coalesce(safeguarding_lead, '') <> '' and coalesce(safeguarding_policy_url, '') <> ''
    and coalesce(safeguarding_reviewed_on >= ${oldestReview(now).toISOString().slice(0, 10)}::date, false))`
