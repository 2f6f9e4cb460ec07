import { signCredentials } from '@waymark/open-badges'
import { validUntilOf } from '#capabilities/badges/badge-rules.ts'
import type { BadgeToIssue } from '#capabilities/badges/find-badge-to-issue.ts'
import { findIssuerIdentity, findIssuerProfile } from '#capabilities/organisations/find-issuer-identity.ts'
import type { Tx } from '#infrastructure/database/database.ts'
import { Fault } from '#infrastructure/fault.ts'
import { newId } from '#infrastructure/ids.ts'
import { needed } from '#infrastructure/needed.ts'
import type { AwardLinesContext, AwardLinesRequest, PlacedLine } from './award-line.ts'
import type { AwardRow, SharedByAwards } from './award-store.ts'
import { claimCodeHash, claimCodeOf } from './claim-code.ts'
import { awardCredential, statusListUrl } from './credential-format.ts'
import type { SignedDocument } from './document-template.ts'
import { takeStatusPlaces } from './status-list-store.ts'

export interface AcceptedLine extends PlacedLine {
  /** Where it stands among the lines that were asked for. */
  at: number
  recipientId: string
}

interface Signing extends AwardLinesContext {
  badge: BadgeToIssue
  accepted: AcceptedLine[]
  request: AwardLinesRequest
}

/** Awards that have their place in the status list, and are neither written nor signed yet. */
export interface PreparedAwards {
  rows: AwardRow[]
  shared: SharedByAwards
  /** The signed documents in the order of the rows, as text that is not touched again. */
  sign: () => Promise<SignedDocument[]>
}

/** Makes an award of each accepted line. */
export async function prepareAwards(signing: Signing, { tx }: { tx: Tx }): Promise<PreparedAwards> {
  const { badge, accepted, request, masterKey, site, issuer, now } = signing
  const { organisationId } = issuer
  const identity = await findIssuerIdentity({ organisationId }, { database: tx, masterKey, site })
  const { keyId, key, verificationMethod } = identity
  const owner = { organisationId: badge.organisationId }
  const creator = badge.isShared ? await findIssuerProfile(owner, { database: tx, site }) : undefined
  const list = await takeStatusPlaces(tx, { organisationId, issuerKeyId: keyId, count: accepted.length, now })
  const rows = accepted.map((line, turn) => rowOf(line, placeOf(list.indexes, turn), signing))
  const { validUntil = validUntilOf(badge.validForMonths, now) ?? null } = request
  const sameInEach = {
    badge,
    origin: site.origin,
    issuer: identity.profile,
    creator,
    awardedAt: now,
    validUntil: validUntil ?? undefined,
    statusListUrl: statusListUrl(site.origin, { organisationSlug: identity.slug, number: list.number }),
  }
  const unsigned = function* () {
    for (const { id, evidence, statusIndex, earnedOn } of rows)
      yield awardCredential({ ...sameInEach, awardId: id, evidence, statusIndex, earnedOn })
  }
  return {
    rows,
    shared: {
      badgeId: badge.id,
      badgeVersionId: badge.versionId,
      organisationId,
      placeId: badge.placeId,
      opportunityId: request.opportunityId ?? null,
      runId: request.runId ?? null,
      awardedAt: now,
      awardedBy: issuer.personId ?? null,
      validUntil,
      statusListId: list.statusListId,
    },
    sign: () => documentsOf(rows, signCredentials(unsigned(), { key, verificationMethod, created: now })),
  }
}

/** Two awards at one place of a status list would be withdrawn together. */
function placeOf(indexes: number[], turn: number): number {
  const place = indexes[turn]
  if (place === undefined) throw new Fault('status-place-missing', 'The status list has handed out too few places.')
  return place
}

function rowOf(line: AcceptedLine, statusIndex: number, { request, masterKey, now }: Signing): AwardRow {
  const id = newId(now)
  return {
    id,
    recipientId: line.recipientId,
    evidence: line.evidence,
    statusIndex,
    requestLine: request.requestId ? `${request.requestId}:${line.position}` : null,
    note: line.note ?? null,
    earnedOn: line.earnedOn ?? null,
    renews: line.renews ?? null,
    // A recipient with an address keeps the award through it; one without needs the code.
    claimCodeHash: line.recipient.email ? null : claimCodeHash(claimCodeOf(id, masterKey)),
  }
}

async function documentsOf(
  rows: AwardRow[],
  signed: AsyncIterable<{ proof: { proofValue?: string } }>,
): Promise<SignedDocument[]> {
  const documents: SignedDocument[] = []
  for await (const credential of signed) {
    const { id, statusIndex } = needed(rows[documents.length], 'the award of a signed credential')
    const proofValue = needed(credential.proof.proofValue, 'the value of a proof')
    documents.push({ awardId: id, statusIndex, proofValue, text: JSON.stringify(credential) })
  }
  return documents
}
