import { sql } from 'kysely'
import type { Badge } from '#capabilities/badges/badge.ts'
import { lockCurrentBadge } from '#capabilities/badges/lock-current-badge.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Tx } from '#infrastructure/database/database.ts'
import { needed } from '#infrastructure/needed.ts'
import { awardsGiven, holdingsChanged } from './award-jobs.ts'
import type { AwardLinesContext, AwardLinesRequest, PlacedLine } from './award-line.ts'
import { queueAwardMails } from './award-mail-store.ts'
import { type BadgeRefusal, badgeRefusalOf, type LineRefusal, lineRefusalOf } from './award-rules.ts'
import {
  answersFor,
  correctionWaits,
  findEarning,
  insertAwards,
  insertCredentials,
  selectSentLines,
} from './award-store.ts'
import { type AcceptedLine, type PreparedAwards, prepareAwards } from './prepare-awards.ts'
import { followedAmong, holdingsOf, lockAddresses, resolveRecipients, stoppedAmong } from './recipient-store.ts'

export type LineOutcome = { ok: true; awardId: string; recipientId: string } | { ok: false; refusal: LineRefusal }
/** One outcome for each line, in the order given. */
export type LinesOutcome = { ok: true; lines: LineOutcome[] } | { ok: false; refusal: BadgeRefusal }

/** Gives a badge to these learners inside the caller's transaction; each statement carries all of them. */
export async function issueAwardLines(
  request: AwardLinesRequest,
  { tx, ...context }: { tx: Tx } & AwardLinesContext,
): Promise<LinesOutcome> {
  const { issuer, now } = context
  // Locking the badge makes two issuers clicking at once wait for each other: no double award.
  const badge = await lockCurrentBadge({ badgeId: request.badgeId, organisationId: issuer.organisationId }, { tx })
  const earning = request.opportunityId ? await findEarning(tx, request) : undefined
  const refusal = badgeRefusalOf({ badge, issuer, opportunity: earning })
  if (refusal || !badge) return { ok: false, refusal: refusal ?? 'badge-not-found' }

  const { accepted, outcomes } = await acceptLines(tx, { badge, request, organisationId: issuer.organisationId, now })
  if (accepted.length === 0) return { ok: true, lines: outcomes }
  const awards = await prepareAwards({ ...context, badge, accepted, request }, { tx })
  // The database writes the awards while this process signs them.
  const [documents] = await Promise.all([awards.sign(), writeAwards(tx, { awards, accepted, request, context })])
  await insertCredentials(tx, documents, now)
  for (const [turn, { at }] of accepted.entries()) {
    const award = awards.rows[turn]
    if (award) outcomes[at] = { ok: true, awardId: award.id, recipientId: award.recipientId }
  }
  return { ok: true, lines: outcomes }
}

const awardsANews = 64

interface Writing {
  awards: PreparedAwards
  accepted: AcceptedLine[]
  request: AwardLinesRequest
  context: AwardLinesContext
}

async function writeAwards(tx: Tx, { awards: { rows, shared }, accepted, request, context }: Writing) {
  await insertAwards(tx, rows, shared)
  // What belongs to a run may still be taken back: `sendRunMails` tells of it.
  if (!request.runId) await tellNow(tx, { rows, shared, accepted, request, context })
  // The figures are right without the news, only slower to read: about one award in so many brings it.
  if (rows.some(({ statusIndex }) => statusIndex % awardsANews === 0))
    await context.queue.enqueue(tx, awardsGiven, [{ placeId: shared.placeId }])
  const entry = { actorId: context.issuer.personId, action: 'award.issued', subjectType: 'award' }
  const { badgeId, placeId } = shared
  await audit(
    tx,
    rows.map(({ id }) => ({ ...entry, subjectId: id, placeId, detail: { badgeId } })),
    context.now,
  )
}

/** Same transaction: an award never exists without its notice, nor a notice without its award. */
async function tellNow(
  tx: Tx,
  { rows, shared, accepted, request, context }: Omit<Writing, 'awards'> & Pick<PreparedAwards, 'rows' | 'shared'>,
) {
  const told = rows.filter((_, turn) => request.notify && accepted[turn]?.recipient.email)
  const { queue, now } = context
  const { organisationId } = shared
  await queueAwardMails(
    told.map((row) => row.id),
    { tx, queue, organisationId, now },
  )
  const personIds = await followedAmong(
    tx,
    rows.map((row) => row.recipientId),
  )
  if (personIds.length > 0) await context.queue.enqueue(tx, holdingsChanged, [{ personIds }])
}

interface Acceptance {
  badge: Badge
  request: AwardLinesRequest
  organisationId: string
  now: Date
}

async function acceptLines(tx: Tx, { badge, request, organisationId, now }: Acceptance) {
  const { lines, requestId, areKept } = request
  const sent = await selectSentLines(
    tx,
    requestId,
    lines.map((line) => line.position),
  )
  const outcomes: LineOutcome[] = lines.map(() => ({ ok: false, refusal: 'recipient-is-missing' }))
  const renewals = await selectRenewable(tx, { lines, badgeId: badge.id, organisationId })
  const named = lines.flatMap((line, at) =>
    line.renews || line.recipient.name?.trim() || line.recipient.email?.trim() ? [{ ...line, at }] : [],
  )
  // A list that was sent before names nobody new.
  if (sent.size === lines.length) {
    for (const line of named) outcomes[line.at] = { ok: false, refusal: 'given-already' }
    return { accepted: [], outcomes }
  }
  await lockAddresses(tx, { organisationId })
  const recipientIds = await resolveRecipients(
    tx,
    { requests: named.map((line) => ({ ...line.recipient, id: line.renews && renewals.get(line.renews) })), areKept },
    now,
  )
  const stopped = await stoppedAmong({ organisationId, recipientIds }, { tx })
  const holdings = badge.repeatable
    ? new Map<string, string | null>()
    : await holdingsOf(tx, { badgeId: badge.id, recipientIds, besides: request.besides, now })
  const accepted: AcceptedLine[] = []
  const listed = new Set<string>()
  for (const [turn, line] of named.entries()) {
    const recipientId = needed(recipientIds[turn], 'the recipient of a line')
    const holding = holdings.get(recipientId)
    const refusal = lineRefusalOf({
      badge,
      recipient: line.recipient,
      evidence: line.evidence,
      sentBefore: sent.has(line.position),
      isStopped: stopped.has(recipientId),
      ...(line.renews && { renewal: renewals.has(line.renews) ? 'possible' : 'impossible' }),
      holdsIt: holding !== undefined,
      // An earlier part of a long list has given its badges already.
      listedBefore: listed.has(recipientId) || isOfRequest(holding, requestId),
    })
    if (refusal) outcomes[line.at] = { ok: false, refusal }
    else accepted.push({ ...line, recipientId })
    listed.add(recipientId)
  }
  return { accepted, outcomes }
}

/** Of the awards that lines want to follow those that stand, that nothing follows yet and that nobody corrects now, with whose they are. The badge is held. */
async function selectRenewable(
  tx: Tx,
  { lines, badgeId, organisationId }: { lines: PlacedLine[]; badgeId: string; organisationId: string },
): Promise<Map<string, string>> {
  const wanted = lines.flatMap((line) => line.renews ?? [])
  if (wanted.length === 0) return new Map()
  const { rows } = await sql<{ id: string; recipientId: string }>`
    select id, recipient_id from awards
    where id = any(${wanted}::uuid[]) and badge_id = ${badgeId}
      and organisation_id in ${answersFor(organisationId)} and revoked_at is null
      and not exists (select from awards as next where next.renews = awards.id and next.revoked_at is null)
      and not ${correctionWaits(sql`awards.id`)}`.execute(tx)
  return new Map(rows.map((row) => [row.id, row.recipientId]))
}

function isOfRequest(requestLine: string | null | undefined, requestId: string | undefined): boolean {
  return requestId !== undefined && requestLine?.startsWith(`${requestId}:`) === true
}
