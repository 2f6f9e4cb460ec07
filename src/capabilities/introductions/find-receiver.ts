import { sql } from 'kysely'
import { meetsSafeguarding } from '#capabilities/organisations/find-organisation.ts'
import { findVacancy } from '#capabilities/work/find-vacancy.ts'
import { publicVacancy } from '#capabilities/work/public-vacancy.ts'
import type { Reading } from '#infrastructure/database/database.ts'
import type { Receiver } from './introduction.ts'

/** Whom a form or a link names: an employer in a place, or a vacancy. */
export type ReceiverAsked = { organisationSlug: string; placeSlug: string } | { vacancyId: string }

/**
 * Whom an introduction would go to; what keeps it from them is said by `receiverClosedBy`. Undefined where there is no such
 * employer, and where the vacancy is not open to everybody.
 */
export async function findReceiver(
  asked: ReceiverAsked,
  { database, now }: Reading & { now: Date },
): Promise<Receiver | undefined> {
  const vacancy = 'vacancyId' in asked ? await openVacancy(asked.vacancyId, { database, now }) : null
  const who =
    'vacancyId' in asked
      ? vacancy && { 'organisations.id': vacancy.organisationId, 'places.id': vacancy.placeId }
      : { 'organisations.slug': asked.organisationSlug, 'places.slug': asked.placeSlug }
  if (!who || vacancy === undefined) return undefined
  const row = await database
    .selectFrom('organisationPlaces as membership')
    .innerJoin('organisations', 'organisations.id', 'membership.organisationId')
    .innerJoin('places', 'places.id', 'membership.placeId')
    .select(['organisations.id as organisationId', 'organisations.name as organisationName'])
    .select(['organisations.slug as organisationSlug', 'places.id as placeId', 'places.slug as placeSlug'])
    .select(['places.name as placeName', 'places.nameCy as placeNameCy', 'places.introductionConsent as consent'])
    .select(sql<boolean>`organisations.kind = 'employer'`.as('isEmployer'))
    .select(sql<boolean>`membership.status = 'approved'`.as('isApproved'))
    .select(sql<boolean>`organisations.introductions_hidden_at is not null`.as('isHidden'))
    .select(meetsSafeguarding(now).as('isSafe'))
    .where((where) => where.and(who))
    .$castTo<Omit<Receiver, 'vacancy'>>()
    .executeTakeFirst()
  return row && { ...row, vacancy: vacancy && { id: vacancy.id, title: vacancy.title, titleCy: vacancy.titleCy } }
}

async function openVacancy(id: string, powers: Reading & { now: Date }) {
  const vacancy = (await findVacancy({ id }, powers))?.vacancy
  const seen = vacancy && publicVacancy(vacancy, powers.now)
  return seen && !seen.isClosed ? vacancy : undefined
}
