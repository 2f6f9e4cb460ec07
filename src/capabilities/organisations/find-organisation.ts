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

/** The organisations for which this person may act. Who works for one that handed its badges over acts for it no more. */
export async function listMemberships(personId: string, powers: Reading): Promise<Membership[]> {
  return (await listEveryMembership(personId, powers)).filter(({ handedOver }) => !handedOver)
}

/** The same with those that have handed their badges over. */
export async function listEveryMembership(
  personId: string,
  { database }: Reading,
): Promise<(Membership & { handedOver: boolean })[]> {
  const { rows } = await sql<Membership & { handedOver: boolean }>`
    select organisation_id, slug, name, role, exists (select from successions where predecessor_id = organisation_id
      and effective_at is not null and ended_at is null) as handed_over
    from organisation_members join organisations on organisations.id = organisation_id
    where person_id = ${personId} order by name, organisation_id`.execute(database)
  return rows.map((row) => ({ ...row, role: row.role === 'manager' ? 'manager' : 'issuer' }))
}

/** A closed organisation for whose badges one answers at which the person works. */
export interface Answered extends Membership {
  answeredBy: { organisationId: string; slug: string }
}

/** The closed organisations for whose badges the person answers, in the role that they have where they work. */
export async function listAnswered(personId: string, { database }: Reading): Promise<Answered[]> {
  const { rows } = await sql<Membership & { successorId: string; successorSlug: string }>`
    select closed.id as organisation_id, closed.slug, closed.name, role, successor_id, later.slug as successor_slug
    from organisation_members join successions on successor_id = organisation_id
      join organisations as closed on closed.id = predecessor_id join organisations as later on later.id = successor_id
    where person_id = ${personId} and effective_at is not null and ended_at is null
    order by closed.name, closed.id`.execute(database)
  return rows.map(({ successorId, successorSlug, ...row }) => ({
    ...row,
    role: row.role === 'manager' ? 'manager' : 'issuer',
    answeredBy: { organisationId: successorId, slug: successorSlug },
  }))
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
