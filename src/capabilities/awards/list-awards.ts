import { sql } from 'kysely'
import type { Level } from '#capabilities/places/badge-standard.ts'
import type { Skill } from '#capabilities/skills/skill.ts'
import type { BadgeDesign } from '#design/badge/badge-design.ts'
import { countUpTo } from '#infrastructure/database/count-up-to.ts'
import type { Reader, Reading } from '#infrastructure/database/database.ts'
import { type Cursor, type Page, pageOf } from '#infrastructure/database/keyset.ts'
import type { DeliveryState } from '#infrastructure/mail/delivery-rules.ts'
import { type Award, awardMailKey } from './award.ts'
import { awardQuery } from './award-store.ts'
import { refusedAwardIds } from './count-refused-mails.ts'
import { endsSoon, renewalAsked, renewalLapsedLately } from './find-renewal.ts'
import { type PublicAward, publicAward } from './public-award.ts'
import { recipientsOf } from './recipient-store.ts'

export interface AwardListing extends Award {
  badgeSlug: string
  badgeName: string
  badgeNameCy: string | null
  level: Level
  skills: Skill[]
  artwork: BadgeDesign
  imageAlt: string
  imageAltCy: string | null
  /** How far the mail that brings it is; null where none was to be sent. */
  delivery: DeliveryState | null
}

export interface AwardFilter {
  organisationId?: string
  badgeId?: string
  runId?: string
  /** The person who keeps it, under any of their addresses. */
  personId?: string
  /**
   * `undelivered`: not kept yet, and the mail did not arrive; `ending`: ends soon, and goes on by nothing; `asked`: its
   * learner wants it renewed; `lapsed`: they wanted it, and it ran out lately.
   */
  state?: 'kept' | 'notKept' | 'undelivered' | 'withdrawn' | 'ending' | 'asked' | 'lapsed'
  /** `ending`, `asked` and `lapsed` count from then. */
  now?: Date
  /** How far the mail that brings it came. */
  delivery?: DeliveryState
  /** Part of the learner's name or address, or of the badge's name. */
  terms?: string
  ids?: readonly string[]
  after?: Cursor
  limit: number
}

/** Which line of its list an award is. */
const line = sql<number>`coalesce(substring(awards.request_line from ':([0-9]+)$')::int, 0)`

/** Awards, newest first; those of a run as its list has them. */
export async function listAwards(filter: AwardFilter, { database }: Reading): Promise<Page<AwardListing>> {
  const { after, limit, runId } = filter
  let query = narrowed(listingQuery(database), filter).limit(limit + 1)
  if (runId) query = query.clearOrderBy().orderBy(line).orderBy('awards.id')
  if (after && runId) {
    const last = sql`(select ${line}, id from awards where id = ${after.id} and run_id = ${runId})`
    query = query.where(sql<boolean>`(${line}, awards.id) > ${last}`)
  } else if (after) query = query.where(sql<boolean>`(awards.awarded_at, awards.id) < (${after.at}, ${after.id}::uuid)`)
  const rows = await query.execute()
  return pageOf(rows, limit, (row) => ({ at: row.awardedAt, id: row.id }))
}

/** How many there are, counted up to a bound. */
export function countAwards(
  { atMost, ...filter }: Omit<AwardFilter, 'limit' | 'after'> & { atMost: number },
  { database }: Reading,
): Promise<number> {
  const found = narrowed(listingQuery(database), { ...filter, limit: atMost })
  return countUpTo(database, found.clearSelect().clearOrderBy().select('awards.id'), atMost)
}

function narrowed(all: ReturnType<typeof listingQuery>, filter: AwardFilter) {
  const { organisationId, badgeId, runId, personId, state, delivery, terms, ids, now } = filter
  let query = all
  if (ids) query = query.where(sql<boolean>`awards.id = any(${[...ids]}::uuid[])`)
  if (organisationId) query = query.where('awards.organisationId', '=', organisationId)
  if (badgeId) query = query.where('awards.badgeId', '=', badgeId)
  if (runId) query = query.where('awards.runId', '=', runId)
  if (personId)
    query = query
      .where('awards.recipientId', 'in', (from) =>
        from.selectFrom('recipients').select('id').where('personId', '=', personId),
      )
      .where('awards.claimedAt', 'is not', null)
  if (state === 'kept') query = query.where('awards.claimedAt', 'is not', null).where('awards.revokedAt', 'is', null)
  if (state === 'notKept') query = query.where('awards.claimedAt', 'is', null).where('awards.revokedAt', 'is', null)
  if (state === 'undelivered' && organisationId)
    query = query
      .where('awards.id', 'in', refusedAwardIds(organisationId))
      .where('awards.claimedAt', 'is', null)
      .where('awards.revokedAt', 'is', null)
  if (delivery)
    query = query.where(
      sql<boolean>`exists (select from delivery_states where about = ${awardMailKey('')} || awards.id and state = ${delivery})`,
    )
  if (state === 'ending' && organisationId && now) query = query.where(endsSoon({ organisationId, now }))
  if (state === 'asked' && organisationId && now) query = query.where(renewalAsked({ organisationId, now }))
  if (state === 'lapsed' && organisationId && now) query = query.where(renewalLapsedLately({ organisationId, now }))
  if (state === 'withdrawn') query = query.where('awards.revokedAt', 'is not', null)
  if (terms) {
    const part = `%${terms.trim().replace(/[\\%_]/g, '\\$&')}%`
    query = query.where((where) =>
      where.or([
        where('recipients.name', 'ilike', part),
        where('recipients.email', 'ilike', part),
        where('badgeVersions.name', 'ilike', part),
      ]),
    )
  }
  return query
}

export type PublicAwardListing = PublicAward & Pick<AwardListing, 'badgeSlug' | 'badgeName' | 'badgeNameCy'>

/** Awards of a place that their learners have kept and made public, newest first. */
export async function listPublicAwards(
  { placeId, after, limit }: { placeId: string; after?: Cursor; limit: number },
  { database, now }: Reading & { now: Date },
): Promise<Page<PublicAwardListing>> {
  let query = listingQuery(database)
    .limit(limit + 1)
    .where('awards.placeId', '=', placeId)
    .where('awards.visibility', '=', 'public')
    .where('awards.claimedAt', 'is not', null)
    .where('awards.revokedAt', 'is', null)
  if (after) query = query.where(sql<boolean>`(awards.awarded_at, awards.id) < (${after.at}, ${after.id}::uuid)`)
  const { rows, next } = pageOf(await query.execute(), limit, (row) => ({ at: row.awardedAt, id: row.id }))
  return {
    rows: rows.map((row) => {
      const { badgeSlug, badgeName, badgeNameCy } = row
      return { ...publicAward(row, now), badgeSlug, badgeName, badgeNameCy }
    }),
    next,
  }
}

/** Badges that were sent to this person and still wait to be kept; not those whose mail waits, since they may be taken back. */
export async function listNotKeptFor(
  { personId, emails, limit }: { personId: string; emails: readonly string[]; limit: number },
  { database }: Reading,
): Promise<AwardListing[]> {
  return listingQuery(database)
    .where('awards.recipientId', 'in', recipientsOf({ personId, emails }))
    .where(
      sql<boolean>`not exists (select from award_runs
        where award_runs.id = awards.run_id and notify and mails_begun_at is null)`,
    )
    .where('awards.claimedAt', 'is', null)
    .where('awards.revokedAt', 'is', null)
    .limit(limit)
    .execute()
}

/** How many people hold this badge now. */
export async function countHolders(badgeId: string, { database }: Reading): Promise<number> {
  const { count } = await database
    .selectFrom('awards')
    .innerJoin('recipients', 'recipients.id', 'awards.recipientId')
    .select(sql<number>`count(distinct coalesce(recipients.person_id, recipients.id))`.as('count'))
    .where('badgeId', '=', badgeId)
    .where('revokedAt', 'is', null)
    .executeTakeFirstOrThrow()
  return count
}

function listingQuery(database: Reader) {
  return awardQuery(database)
    .innerJoin('badges', 'badges.id', 'awards.badgeId')
    .innerJoin('badgeVersions', 'badgeVersions.id', 'awards.badgeVersionId')
    .select([
      'badges.slug as badgeSlug',
      'badgeVersions.name as badgeName',
      'badgeVersions.nameCy as badgeNameCy',
      'badgeVersions.level',
      'badgeVersions.skills',
      'badgeVersions.artwork',
      'badgeVersions.imageAlt',
      'badgeVersions.imageAltCy',
    ])
    .select(
      sql<DeliveryState | null>`(select state from delivery_states where about = ${awardMailKey('')} || awards.id)`.as(
        'delivery',
      ),
    )
    .orderBy('awards.awardedAt', 'desc')
    .orderBy('awards.id', 'desc')
    .$castTo<AwardListing>()
}
