import { type RawBuilder, sql } from 'kysely'
import type { Reading } from '#infrastructure/database/database.ts'
import { askedDays } from './ending-rules.ts'

export interface WaitingExtension {
  id: string
  validUntil: Date
  signFrom: Date
}

/** What is asked for an award and not signed yet, the award that follows it, and when its learner asked for that. */
export async function findRenewal(
  awardId: string,
  { database }: Reading,
): Promise<{ waiting: WaitingExtension | undefined; renewedBy: string | undefined; askedAt: Date | undefined }> {
  const [waiting, next, request] = await Promise.all([
    database
      .selectFrom('awardExtensions')
      .select(['id', 'validUntil', 'signFrom'])
      .where('awardId', '=', awardId)
      .where('signedAt', 'is', null)
      .where('undoneAt', 'is', null)
      .executeTakeFirst(),
    database
      .selectFrom('awards')
      .select('id')
      .where('renews', '=', awardId)
      .where('revokedAt', 'is', null)
      .executeTakeFirst(),
    database
      .selectFrom('renewalRequests')
      .innerJoin('awards', 'awards.id', 'awardId')
      .select('askedAt')
      .where('awardId', '=', awardId)
      .whereRef('renewalRequests.validUntil', '=', 'awards.validUntil')
      .executeTakeFirst(),
  ])
  return { waiting, renewedBy: next?.id, askedAt: request?.askedAt }
}

/** The extension of this id where it still waits, and on how many awards of the organisation. */
export async function findWaitingExtension(
  { id, organisationId }: { id: string; organisationId: string },
  { database }: Reading,
): Promise<(WaitingExtension & { awards: number }) | undefined> {
  const rows = await database
    .selectFrom('awardExtensions')
    .select(['id', 'validUntil', 'signFrom'])
    .where('id', '=', id)
    .where('organisationId', '=', organisationId)
    .where('signedAt', 'is', null)
    .where('undoneAt', 'is', null)
    .execute()
  return rows[0] && { ...rows[0], awards: rows.length }
}

/** Whether a badge that ends goes on: an extension waits to be signed, or another award follows it. */
export async function isFollowed(awardId: string, powers: Reading): Promise<boolean> {
  const { waiting, renewedBy } = await findRenewal(awardId, powers)
  return waiting !== undefined || renewedBy !== undefined
}

/** How many badges of an organisation end soon and go on by nothing, counted up to a bound, and the first of their days. */
export function countEndings(
  { organisationId, atMost }: { organisationId: string; atMost: number },
  { database, now }: Reading & { now: Date },
): Promise<{ count: number; since: Date | null }> {
  return countEnds(endsSoon({ organisationId, now }), { atMost, database })
}

/** How many badges of an organisation their learners asked to have renewed, that go on by nothing yet, and since when. */
export async function countRenewalsAsked(
  { organisationId, atMost }: { organisationId: string; atMost: number },
  { database, now }: Reading & { now: Date },
): Promise<{ count: number; since: Date | null }> {
  const { rows } = await sql<{ count: number; since: Date | null }>`
    select count(*)::int as count, min(asked_at) as since from (
      select renewal_requests.asked_at from awards join renewal_requests
        on award_id = awards.id and renewal_requests.valid_until = awards.valid_until
      where ${renewalAsked({ organisationId, now })} limit ${atMost}) as asked`.execute(database)
  return rows[0] ?? { count: 0, since: null }
}

/** Of an organisation: its learner asked for it to be renewed, and nothing has come of it. */
export function renewalAsked({ organisationId, now }: { organisationId: string; now: Date }) {
  return sql<boolean>`awards.organisation_id = ${organisationId} and revoked_at is null and not never_sent
    and awards.valid_until > ${now} and exists (select from renewal_requests as asked
      where asked.award_id = awards.id and asked.valid_until = awards.valid_until)
    and ${goesOnByNothing}`
}

/** For so many days an organisation reads that it let something run out. */
const lapseShownDays = 14

/** How many badges of an organisation ran out lately although their learners had asked for their renewal, and since when. */
export function countRenewalsLapsed(
  { organisationId, atMost }: { organisationId: string; atMost: number },
  { database, now }: Reading & { now: Date },
): Promise<{ count: number; since: Date | null }> {
  return countEnds(renewalLapsedLately({ organisationId, now }), { atMost, database })
}

/** Of an organisation: its learner asked for it to be renewed, and it ran out in the last two weeks. */
export function renewalLapsedLately({ organisationId, now }: { organisationId: string; now: Date }) {
  return sql<boolean>`revoked_at is null and ${goesOnByNothing} and (awards.id, awards.valid_until) in (
    select award_id, valid_until from renewal_requests where organisation_id = ${organisationId}
      and valid_until <= ${now} and valid_until > ${new Date(now.getTime() - lapseShownDays * 86_400_000)})`
}

/** Of an organisation: ends within the first of the days on which learners are asked. */
export function endsSoon({ organisationId, now }: { organisationId: string; now: Date }) {
  return sql<boolean>`awards.organisation_id = ${organisationId} and revoked_at is null and not never_sent
    and awards.valid_until > ${now} and awards.valid_until <= ${new Date(now.getTime() + askedDays[0] * 86_400_000)}
    and awards.valid_until - awarded_at > interval '120 days'
    and ${goesOnByNothing}`
}

/** Of an award: an extension of it waits to be signed. */
export const isBeingExtended = sql<boolean>`exists (select from award_extensions
  where award_id = awards.id and signed_at is null and undone_at is null)`

/** Of an award: neither an extension nor another award follows it. */
export const goesOnByNothing = sql<boolean>`(
  not exists (select from awards as next where next.renews = awards.id and next.revoked_at is null)
    and not ${isBeingExtended})`

async function countEnds(which: RawBuilder<boolean>, { atMost, database }: Reading & { atMost: number }) {
  const { rows } = await sql<{ count: number; since: Date | null }>`
    select count(*)::int as count, min(valid_until) as since from (
      select awards.valid_until from awards where ${which} limit ${atMost}) as ends`.execute(database)
  return rows[0] ?? { count: 0, since: null }
}
