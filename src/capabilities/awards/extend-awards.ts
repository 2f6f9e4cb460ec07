import { sql } from 'kysely'
import { validUntilOf } from '#capabilities/badges/badge-rules.ts'
import type { Issuer } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Reading, Tx } from '#infrastructure/database/database.ts'
import type { Services } from '#infrastructure/services.ts'
import { extensionDue } from './award-jobs.ts'
import { undoUntilOf } from './award-run-rules.ts'
import { correctionWaits } from './award-store.ts'
import { type UntilRefusal, untilOf } from './ending-rules.ts'
import { longestReason } from './suspension-store.ts'

export type ExtendAwardsOutcome =
  | { ok: true; extended: number }
  | {
      ok: false
      refusal: UntilRefusal | 'nobody-is-chosen' | 'reason-is-missing' | 'reason-is-too-long' | 'none-can-be'
    }

interface ExtendRequest {
  /** Of the form: sent ten times, it is one act. */
  id: string
  awardIds: string[]
  /** The last day, `2027-11-28`; empty for as long again as the badge runs. */
  lastDay: string
  /** Learners are told of it. */
  reason: string
}

type Context = Pick<Services, 'database' | 'queue'> & { issuer: Issuer; now: Date }

/**
 * Lets badges run longer, one or many. The end is part of what is signed: they are signed anew when ten minutes are over, and
 * until then it can be taken back as if nothing had been asked (decision 0031).
 */
export async function extendAwards(
  { id, awardIds, lastDay, reason }: ExtendRequest,
  { database, queue, issuer, now }: Context,
): Promise<ExtendAwardsOutcome> {
  const said = reason.trim()
  if (awardIds.length === 0) return { ok: false, refusal: 'nobody-is-chosen' }
  const typed = lastDay.trim() ? untilOf(lastDay.trim(), now) : undefined
  if (typed && 'refusal' in typed) return { ok: false, refusal: typed.refusal }
  if (!said) return { ok: false, refusal: 'reason-is-missing' }
  if (said.length > longestReason) return { ok: false, refusal: 'reason-is-too-long' }
  const { organisationId, personId } = issuer
  return database.transaction().execute(async (tx): Promise<ExtendAwardsOutcome> => {
    const before = await tx.selectFrom('awardExtensions').select('awardId').where('id', '=', id).execute()
    if (before.length > 0) return { ok: true, extended: before.length }
    // Held by a statement of its own: what the next one reads is as it is once they are.
    await sql`select from awards where id = any(${awardIds}::uuid[]) order by id for update`.execute(tx)
    const found = await selectExtensible(tx, { awardIds, organisationId })
    const extensions = found.flatMap((award) => {
      const until = typed?.until ?? againAsLong(award, now)
      return until && until > award.validUntil ? [{ awardId: award.id, formerUntil: award.validUntil, until }] : []
    })
    if (extensions.length === 0) return { ok: false, refusal: 'none-can-be' }
    const signFrom = undoUntilOf(now)
    await sql`
      insert into award_extensions
        (id, award_id, organisation_id, former_until, valid_until, reason, asked_at, asked_by, sign_from)
      select ${id}, line.*, ${said}, ${now}, ${personId ?? null}, ${signFrom}
      from unnest(${extensions.map((one) => one.awardId)}::uuid[], ${extensions.map(() => organisationId)}::uuid[],
        ${extensions.map((one) => one.formerUntil)}::timestamptz[], ${extensions.map((one) => one.until)}::timestamptz[])
        as line`.execute(tx)
    await queue.enqueue(tx, extensionDue, [{ extensionId: id }], { startAfter: signFrom })
    const entry = { actorId: personId, action: 'award.extension-asked', subjectType: 'award' }
    const entries = extensions.map(({ awardId, until }) => ({
      ...{ ...entry, subjectId: awardId, detail: { reason: said, validUntil: until.toISOString() } },
      placeId: found.find((award) => award.id === awardId)?.placeId,
    }))
    await audit(tx, entries, now)
    return { ok: true, extended: extensions.length }
  })
}

interface Extensible {
  id: string
  placeId: string
  validUntil: Date
  validForMonths: number | null
}

/** What has run out already runs from today. */
function againAsLong({ validUntil, validForMonths }: Extensible, now: Date): Date | undefined {
  return validUntilOf(validForMonths, validUntil > now ? validUntil : now)
}

interface Chosen {
  awardIds: string[]
  organisationId: string
}

/** Those of these awards that run for a time, stand, and wait for no other extension nor for a correction. */
async function selectExtensible(
  database: Reading['database'] | Tx,
  { awardIds, organisationId }: Chosen,
): Promise<Extensible[]> {
  const { rows } = await sql<Extensible>`
    select awards.id, awards.place_id, valid_until, valid_for_months
    from awards join badge_versions on badge_versions.id = badge_version_id
      join recipients on recipients.id = recipient_id and recipients.erased_at is null
    where awards.id = any(${awardIds}::uuid[]) and awards.organisation_id = ${organisationId} and revoked_at is null
      and valid_until is not null
      and not exists (select from award_extensions
        where award_id = awards.id and signed_at is null and undone_at is null)
      and not ${correctionWaits(sql`awards.id`)}
    order by awards.id`.execute(database)
  return rows
}

export interface ExtensionPreview {
  /** Of how many of those that were chosen. */
  awards: number
  /** From the earliest to the latest new end. */
  from: Date
  to: Date
}

/** What an extension would do; nothing where none of these can be extended to that day. */
export async function previewExtension(
  { awardIds, lastDay }: Pick<ExtendRequest, 'awardIds' | 'lastDay'>,
  { database, issuer, now }: Omit<Context, 'queue'>,
): Promise<ExtensionPreview | undefined> {
  const typed = lastDay.trim() ? untilOf(lastDay.trim(), now) : undefined
  if (typed && 'refusal' in typed) return undefined
  const found = await selectExtensible(database, { awardIds, organisationId: issuer.organisationId })
  const ends = found.flatMap((award) => {
    const until = typed?.until ?? againAsLong(award, now)
    return until && until > award.validUntil ? [until.getTime()] : []
  })
  if (ends.length === 0) return undefined
  return { awards: ends.length, from: new Date(Math.min(...ends)), to: new Date(Math.max(...ends)) }
}
