import { signCredential } from '@waymark/open-badges'
import type { Badge } from '#capabilities/badges/badge.ts'
import { validUntilOf } from '#capabilities/badges/badge-rules.ts'
import { lockCurrentBadge } from '#capabilities/badges/lock-current-badge.ts'
import { findIssuerIdentity, type IssuerIdentity } from '#capabilities/organisations/find-issuer-identity.ts'
import type { Issuer } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Tx } from '#infrastructure/database/database.ts'
import { newId } from '#infrastructure/ids.ts'
import type { Services } from '#infrastructure/services.ts'
import type { Evidence, RecipientRequest } from './award.ts'
import { awardCredential, statusListUrl } from './award-credential.ts'
import { awardIssued } from './award-jobs.ts'
import { type BadgeRefusal, badgeRefusalOf, type LineRefusal, lineRefusalOf } from './award-rules.ts'
import { insertAwards, type SignedAward } from './award-store.ts'
import { claimCodeHash, claimCodeOf } from './claim-code.ts'
import { holdersOf, resolveRecipients } from './recipient-store.ts'
import { takeStatusPlaces } from './status-list-store.ts'

export interface AwardLine {
  recipient: RecipientRequest
  evidence: Evidence[]
}

export interface AwardsRequest {
  badgeId: string
  opportunityId?: string
  lines: AwardLine[]
  /** Names the form that asks, so that sending it twice gives nothing twice. */
  requestId?: string
  /** Whether those with an address are told by mail. */
  notify: boolean
}

export type LineOutcome = { ok: true; awardId: string; recipientId: string } | { ok: false; refusal: LineRefusal }
export type IssueAwardsOutcome = { ok: true; lines: LineOutcome[] } | { ok: false; refusal: BadgeRefusal }

type Context = Pick<Services, 'database' | 'queue' | 'masterKey' | 'site'> & { issuer: Issuer; now: Date }

/** Gives a badge to one learner or to many, each as a signed credential. A refused line does not hold up the others. */
export function issueAwards(request: AwardsRequest, context: Context): Promise<IssueAwardsOutcome> {
  const { database, queue, issuer, now } = context
  return database.transaction().execute(async (tx): Promise<IssueAwardsOutcome> => {
    // Locking the badge makes two issuers clicking at once wait for each other: no double award.
    const badge = await lockCurrentBadge(tx, request.badgeId)
    const opportunity = request.opportunityId
      ? { earnsBadge: await earns(tx, request.opportunityId, request.badgeId) }
      : undefined
    const refusal = badgeRefusalOf({ badge, issuer, opportunity })
    if (refusal || !badge) return { ok: false, refusal: refusal ?? 'badge-not-found' }

    const { accepted, outcomes } = await acceptLines(tx, { badge, request, now })
    const awards = await signAwards(tx, { ...context, badge, accepted, request })
    await insertAwards(tx, awards)
    for (const [position, award] of awards.entries()) {
      const line = accepted[position]
      if (line) outcomes[line.index] = { ok: true, awardId: award.id, recipientId: award.recipientId }
    }
    // Same transaction: an award never exists without its notice, nor a notice without its award.
    const told = accepted.flatMap((line, position) =>
      request.notify && line.recipient.email ? [{ awardId: awards[position]?.id ?? '' }] : [],
    )
    await queue.enqueue(tx, awardIssued, told)
    await audit(
      tx,
      awards.map((award) => ({
        actorId: issuer.personId,
        action: 'award.issued',
        subjectType: 'award',
        subjectId: award.id,
        placeId: badge.placeId,
        detail: { badgeId: badge.id },
      })),
      now,
    )
    return { ok: true, lines: outcomes }
  })
}

interface AcceptedLine extends AwardLine {
  index: number
  recipientId: string
}

async function acceptLines(
  tx: Tx,
  { badge, request: { lines, requestId }, now }: { badge: Badge; request: AwardsRequest; now: Date },
) {
  const sent = await sentLines(tx, requestId, lines.length)
  const outcomes: LineOutcome[] = lines.map(() => ({ ok: false, refusal: 'recipient-is-missing' }))
  const named = lines.flatMap((line, index) =>
    line.recipient.name?.trim() || line.recipient.email?.trim() ? [{ ...line, index }] : [],
  )
  // A line sent before names nobody new.
  const recipientIds =
    sent.size === lines.length
      ? []
      : await resolveRecipients(
          tx,
          named.map((line) => line.recipient),
          now,
        )
  const holders = badge.repeatable ? new Set<string>() : await holdersOf(tx, { badgeId: badge.id, recipientIds, now })
  const accepted: AcceptedLine[] = []
  const listed = new Set<string>()
  for (const [position, line] of named.entries()) {
    const recipientId = recipientIds[position] ?? ''
    const refusal = lineRefusalOf({
      badge,
      recipient: line.recipient,
      evidence: line.evidence,
      sentBefore: sent.has(line.index),
      holdsIt: holders.has(recipientId),
      listedBefore: listed.has(recipientId),
    })
    if (refusal) outcomes[line.index] = { ok: false, refusal }
    else accepted.push({ ...line, recipientId })
    listed.add(recipientId)
  }
  return { accepted, outcomes }
}

interface Signing extends Context {
  badge: Badge
  accepted: AcceptedLine[]
  request: AwardsRequest
}

async function signAwards(
  tx: Tx,
  { badge, accepted, request, masterKey, site, issuer, now }: Signing,
): Promise<SignedAward[]> {
  if (accepted.length === 0) return []
  const { organisationId, placeId } = badge
  const identity = await findIssuerIdentity(tx, { organisationId, masterKey, site })
  const places = await takeStatusPlaces(tx, {
    organisationId,
    issuerKeyId: identity.keyId,
    count: accepted.length,
    now,
  })
  const listUrl = statusListUrl(site.origin, { organisationSlug: badge.organisationSlug, number: places.number })
  const validUntil = validUntilOf(badge.validForMonths, now)
  const awards: SignedAward[] = []
  for (const [position, { index, recipientId, recipient, evidence }] of accepted.entries()) {
    const id = newId(now)
    const statusIndex = places.indexes[position] ?? 0
    const credential = awardCredential({
      awardId: id,
      badge,
      issuer: identity.profile,
      evidence,
      awardedAt: now,
      validUntil,
      statusListUrl: listUrl,
      statusIndex,
      origin: site.origin,
    })
    awards.push({
      id,
      badgeId: badge.id,
      badgeVersionId: badge.versionId,
      organisationId,
      placeId,
      opportunityId: request.opportunityId ?? null,
      requestLine: request.requestId ? `${request.requestId}:${index}` : null,
      recipientId,
      awardedAt: now,
      awardedBy: issuer.personId ?? null,
      validUntil: validUntil ?? null,
      evidence: JSON.stringify(evidence),
      statusListId: places.statusListId,
      statusIndex,
      claimCodeHash: recipient.email ? null : claimCodeHash(claimCodeOf(id, masterKey)),
      createdAt: now,
      credential: await sign(credential, identity, now),
    })
  }
  return awards
}

async function sign(
  credential: ReturnType<typeof awardCredential>,
  identity: IssuerIdentity,
  now: Date,
): Promise<string> {
  return JSON.stringify(
    await signCredential(credential, {
      key: identity.key,
      verificationMethod: identity.verificationMethod,
      created: now,
    }),
  )
}

/** The lines of this form that were given by an earlier sending of it. */
async function sentLines(tx: Tx, requestId: string | undefined, count: number): Promise<Set<number>> {
  if (!requestId) return new Set()
  const lines = Array.from({ length: count }, (_, index) => `${requestId}:${index}`)
  const rows = await tx.selectFrom('awards').select('requestLine').where('requestLine', 'in', lines).execute()
  return new Set(rows.map((row) => Number(row.requestLine?.split(':').at(-1))))
}

async function earns(tx: Tx, opportunityId: string, badgeId: string): Promise<boolean> {
  const joined = await tx
    .selectFrom('opportunityBadges')
    .select('badgeId')
    .where('opportunityId', '=', opportunityId)
    .where('badgeId', '=', badgeId)
    .executeTakeFirst()
  return joined !== undefined
}
