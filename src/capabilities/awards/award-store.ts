import { type RawBuilder, sql } from 'kysely'
import type { Reader, Tx } from '#infrastructure/database/database.ts'
import { newId } from '#infrastructure/ids.ts'
import type { Award, Evidence, SignedAward } from './award.ts'
import { type DocumentTemplate, fill, groupedByTemplate, type SignedDocument } from './document-template.ts'

/** Whose badges an organisation answers for: its own, and those of the closed ones whose badges it took over. */
export const answersFor = (organisationId: string): RawBuilder<unknown> => sql`(select ${organisationId}::uuid union all
  select predecessor_id from successions where successor_id = ${organisationId} and effective_at is not null
    and ended_at is null)`

/** What differs from one award of a list to the next. */
export interface AwardRow {
  id: string
  recipientId: string
  evidence: Evidence[]
  statusIndex: number
  requestLine: string | null
  claimCodeHash: Buffer | null
  note: string | null
  earnedOn: string | null
  /** The award that it follows. */
  renews: string | null
}

/** What all awards of a list have in common. */
export interface SharedByAwards {
  badgeId: string
  badgeVersionId: string
  organisationId: string
  placeId: string
  opportunityId: string | null
  runId: string | null
  awardedAt: Date
  awardedBy: string | null
  validUntil: Date | null
  statusListId: string
}

/** One statement whatever the number: a column is one parameter, so the database reads and plans it once. */
export async function insertAwards(tx: Tx, rows: AwardRow[], shared: SharedByAwards) {
  await sql`
    insert into awards (id, recipient_id, evidence, status_index, request_line, claim_code_hash, note, earned_on, renews, badge_id,
      badge_version_id, organisation_id, place_id, opportunity_id, awarded_at, awarded_by, valid_until, status_list_id,
      created_at, run_id, neighbourhood_id)
    select line.*, ${shared.badgeId}, ${shared.badgeVersionId}, ${shared.organisationId}, ${shared.placeId},
      ${shared.opportunityId}, ${shared.awardedAt}, ${shared.awardedBy}, ${shared.validUntil}, ${shared.statusListId},
      ${shared.awardedAt}, ${shared.runId}::uuid, (select neighbourhood_id from opportunities where id = ${shared.opportunityId})
    from unnest(${rows.map((row) => row.id)}::uuid[], ${rows.map((row) => row.recipientId)}::uuid[],
      ${rows.map((row) => JSON.stringify(row.evidence))}::jsonb[], ${rows.map((row) => row.statusIndex)}::int[],
      ${rows.map((row) => row.requestLine)}::text[], ${rows.map((row) => row.claimCodeHash)}::bytea[],
      ${rows.map((row) => row.note)}::text[], ${rows.map((row) => row.earnedOn)}::date[],
      ${rows.map((row) => row.renews)}::uuid[]) as line`.execute(tx)
}

/** The signed documents: what many share once, with what each fills in; the others whole. */
export async function insertCredentials(tx: Tx, documents: SignedDocument[], now: Date) {
  const kept = groupedByTemplate(documents).map((run) => ({ ...run, id: run.template ? newId(now) : null }))
  const templates = kept.filter((run) => run.template)
  if (templates.length > 0)
    await sql`
      insert into credential_frames (id, parts)
      select * from unnest(${templates.map((run) => run.id)}::uuid[],
        ${templates.map((run) => JSON.stringify(run.template))}::jsonb[])`.execute(tx)
  const rows = kept.flatMap(({ id, documents: alike }) => alike.map((one) => ({ ...one, templateId: id })))
  await sql`
    insert into award_credentials (award_id, frame_id, proof_value, credential)
    select * from unnest(${rows.map((row) => row.awardId)}::uuid[], ${rows.map((row) => row.templateId)}::uuid[],
      ${rows.map((row) => (row.templateId ? row.proofValue : null))}::text[],
      ${rows.map((row) => (row.templateId ? null : row.text))}::text[])`.execute(tx)
}

/** The signed document of an award, to the letter. */
export async function selectCredential(database: Reader, awardId: string): Promise<string | undefined> {
  return (await selectSignedAward(database, awardId))?.credential
}

/** The signed documents of several awards, by their ids. */
export async function selectCredentials(database: Reader, awardIds: readonly string[]): Promise<Map<string, string>> {
  const signed = await selectSignedAwards(database, awardIds)
  return new Map(Array.from(signed, ([id, { credential }]) => [id, credential]))
}

/** The same, with what is known of their withdrawal now. */
export async function selectSignedAwards(
  database: Reader,
  awardIds: readonly string[],
): Promise<Map<string, SignedAward>> {
  const { rows } = await sql<SignedRow>`${signedRows} and award_id = any(${awardIds}::uuid[])`.execute(database)
  return new Map(rows.map((row) => [row.awardId, asSigned(row)]))
}

interface SignedRow {
  awardId: string
  credential: string | null
  parts: DocumentTemplate
  proofValue: string
  statusIndex: number
  revokedAt: Date | null
  suspendedAt: Date | null
}

const signedRows = sql`
  select award_id, credential, parts, proof_value, status_index, revoked_at, suspended_at
  from award_credentials join awards on awards.id = award_id left join credential_frames on credential_frames.id = frame_id
  where not never_sent`

/** The signed document, and what its status list says of it by now. */
export async function selectSignedAward(database: Reader, awardId: string): Promise<SignedAward | undefined> {
  const { rows } = await sql<SignedRow>`${signedRows} and award_id = ${awardId}`.execute(database)
  return rows[0] && asSigned(rows[0])
}

function asSigned(row: SignedRow): SignedAward {
  const { credential, parts, statusIndex, revokedAt, suspendedAt } = row
  return { credential: credential ?? fill(parts, row), statusIndex, revokedAt, suspendedAt }
}

/** The positions of this request's lines that were given by an earlier sending of it. */
export async function selectSentLines(
  tx: Tx,
  requestId: string | undefined,
  positions: number[],
): Promise<Set<number>> {
  if (!requestId) return new Set()
  const { rows } = await sql<{ requestLine: string }>`
    select request_line from awards
    where request_line = any(${positions.map((position) => `${requestId}:${position}`)}::text[])`.execute(tx)
  return new Set(rows.map((row) => Number(row.requestLine.split(':').at(-1))))
}

/** Whether taking part in the opportunity earns the badge. */
export async function findEarning(
  tx: Tx,
  { opportunityId, badgeId }: { opportunityId?: string; badgeId: string },
): Promise<{ earnsBadge: boolean }> {
  const joined = await tx
    .selectFrom('opportunityBadges')
    .select('badgeId')
    .where('opportunityId', '=', opportunityId ?? null)
    .where('badgeId', '=', badgeId)
    .executeTakeFirst()
  return { earnsBadge: joined !== undefined }
}

/** Awards with the names that a page needs. What was taken back before it was sent is not among them. */
export function awardQuery(database: Reader) {
  return database
    .selectFrom('awards')
    .innerJoin('organisations', 'organisations.id', 'awards.organisationId')
    .innerJoin('places', 'places.id', 'awards.placeId')
    .innerJoin('recipients', 'recipients.id', 'awards.recipientId')
    .select([
      'awards.id',
      'awards.badgeId',
      'awards.badgeVersionId',
      'awards.organisationId',
      'awards.placeId',
      'awards.opportunityId',
      'awards.awardedAt',
      'awards.earnedOn',
      'awards.note',
      'awards.validUntil',
      'awards.evidence',
      'awards.statusListId',
      'awards.statusIndex',
      'awards.claimedAt',
      'awards.keptByCard',
      'awards.cardName',
      'awards.revokedAt',
      'awards.revocationReason',
      'awards.suspendedAt',
      'awards.suspensionReason',
      'awards.correctedBy',
      'awards.renews',
      'awards.visibility',
      'awards.nameShown',
      'awards.recipientId',
      'awards.runId',
      'organisations.slug as organisationSlug',
      'organisations.name as organisationName',
      'places.slug as placeSlug',
      'recipients.name as recipientName',
      'recipients.email as recipientEmail',
      'recipients.personId',
    ])
    .select((select) => select('recipients.erasedAt', 'is not', null).as('isErased'))
    .select(
      sql<boolean>`exists (select from awards as next join recipients as theirs on theirs.id = next.recipient_id
        where next.id = awards.corrected_by
          and (theirs.id = recipients.id or theirs.person_id = recipients.person_id
            or (theirs.email = recipients.email and awards.claimed_at is null)))`.as('isCorrectedForSame'),
    )
    .select(
      sql<string | null>`(select next.id from awards as next join recipients as theirs on theirs.id = next.recipient_id
        where next.renews = awards.id and next.revoked_at is null and next.claimed_at is not null
          and next.visibility = 'public' and theirs.person_id = recipients.person_id limit 1)`.as('renewedInPublic'),
    )
    .where('awards.neverSent', '=', false)
    .$castTo<Award>()
}

export async function selectAward(database: Reader, id: string): Promise<Award | undefined> {
  return awardQuery(database).where('awards.id', '=', id).executeTakeFirst()
}

/** Whether a correction of an award waits to be signed: for queries in which the award is at hand. */
export const correctionWaits = (awardId: RawBuilder<unknown>): RawBuilder<boolean> => sql<boolean>`
  exists (select from award_corrections
    where award_id = ${awardId} and signed_at is null and undone_at is null and refused_at is null)`
