import { type KeyPair, type SignedCredential, signCredential } from '@waymark/open-badges'
import { sql } from 'kysely'
import { findIssuerIdentity } from '#capabilities/organisations/find-issuer-identity.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Tx } from '#infrastructure/database/database.ts'
import { needed } from '#infrastructure/needed.ts'
import type { Services } from '#infrastructure/services.ts'
import { awardsExtended, extensionDue, holdingsChanged } from './award-jobs.ts'
import { insertCredentials, selectCredentials } from './award-store.ts'
import type { SignedDocument } from './document-template.ts'
import { followedAmong } from './recipient-store.ts'

type Powers = Pick<Services, 'database' | 'queue' | 'masterKey' | 'site'> & { now: Date }

const partSize = 500
const awardsANotice = 50

/**
 * Signs what was extended, when it can no longer be taken back. A part is signed in one transaction: started again after a
 * stop, or by two at once, it goes on where it was. Awards that were withdrawn meanwhile stay as they are.
 */
export async function signExtensions({ extensionId }: { extensionId: string }, powers: Powers): Promise<void> {
  const { database } = powers
  while (await database.transaction().execute((tx) => signPart(tx, extensionId, powers)));
}

interface Waiting {
  awardId: string
  organisationId: string
  placeId: string
  recipientId: string
  validUntil: Date
  reason: string
  askedBy: string | null
  signFrom: Date
  statusIndex: number
}

/** False where nothing is left to sign. */
async function signPart(tx: Tx, extensionId: string, { queue, now, ...powers }: Powers): Promise<boolean> {
  // Awards first, in the order of their ids, as everything that changes them.
  await sql`
    select from awards where id in (select award_id from award_extensions
      where award_extensions.id = ${extensionId} and signed_at is null and undone_at is null
      order by award_id limit ${partSize})
    order by id for update`.execute(tx)
  const { rows } = await sql<Waiting & { isRevoked: boolean }>`
    select award_id, award_extensions.organisation_id, place_id, recipient_id, award_extensions.valid_until, reason, asked_by,
      sign_from, status_index, revoked_at is not null as is_revoked
    from award_extensions join awards on awards.id = award_id
    where award_extensions.id = ${extensionId} and signed_at is null and undone_at is null
    order by award_id limit ${partSize} for update of award_extensions`.execute(tx)
  const [first] = rows
  if (!first) return false
  // The clock of the queue may be ahead of ours.
  if (now < first.signFrom) {
    await queue.enqueue(tx, extensionDue, [{ extensionId }], { startAfter: first.signFrom })
    return false
  }
  const standing = rows.filter((row) => !row.isRevoked)
  if (standing.length > 0) await signAnew(tx, { extensionId, standing, queue, now, powers })
  const done = rows.map((row) => row.awardId)
  await sql`
    update award_extensions set signed_at = ${now} where id = ${extensionId} and award_id = any(${done}::uuid[])`.execute(
    tx,
  )
  return true
}

interface Signing extends Pick<Powers, 'queue' | 'now'> {
  extensionId: string
  standing: Waiting[]
  powers: Pick<Powers, 'masterKey' | 'site' | 'database'>
}

async function signAnew(tx: Tx, { extensionId, standing, queue, now, powers }: Signing): Promise<void> {
  const ids = standing.map((row) => row.awardId)
  const former = await selectCredentials(tx, ids)
  const documents: SignedDocument[] = []
  const keys = new Map<string, KeyPair>()
  for (const row of standing) {
    const credential = needed(former.get(row.awardId), 'the document of an award')
    documents.push(await documentOf(tx, { row, credential, keys, now, powers }))
  }
  await tx.deleteFrom('awardCredentials').where('awardId', 'in', ids).execute()
  await insertCredentials(tx, documents, now)
  await sql`
    update awards set valid_until = line.valid_until, endings_asked = 0
    from unnest(${ids}::uuid[], ${standing.map((row) => row.validUntil)}::timestamptz[]) as line(id, valid_until)
    where awards.id = line.id`.execute(tx)
  const entries = standing.map(({ awardId, askedBy, placeId, reason, validUntil }) => ({
    ...{ actorId: askedBy ?? undefined, action: 'award.extended', subjectType: 'award', subjectId: awardId, placeId },
    detail: { reason, validUntil: validUntil.toISOString() },
  }))
  await audit(tx, entries, now)
  const notices = Array.from({ length: Math.ceil(ids.length / awardsANotice) }, (_, turn) => ({
    extensionId,
    awardIds: ids.slice(turn * awardsANotice, (turn + 1) * awardsANotice),
  }))
  await queue.enqueue(tx, awardsExtended, notices)
  // What had run out counts again.
  const recipientIds = standing.map((row) => row.recipientId)
  const personIds = await followedAmong(tx, recipientIds)
  if (personIds.length > 0) await queue.enqueue(tx, holdingsChanged, [{ personIds }])
}

interface Document {
  row: Waiting
  credential: string
  /** Those that were opened already, by what they are called in proofs. */
  keys: Map<string, KeyPair>
  now: Date
  powers: Signing['powers']
}

/**
 * The same credential with a later end, signed by the key that signed it: its issuer stays the same under any kind of DID, and
 * the later `validFrom` says which of the two takes the other's place (Open Badges 3.0, Credential Equality and Comparison).
 */
async function documentOf(tx: Tx, { row, credential, keys, now, powers }: Document): Promise<SignedDocument> {
  const { proof, ...unsigned } = JSON.parse(credential) as SignedCredential
  const verificationMethod = needed(proof.verificationMethod, 'the key of a proof')
  const key = keys.get(verificationMethod) ?? (await keyOf(tx, { row, verificationMethod, powers }))
  keys.set(verificationMethod, key)
  const later = { ...unsigned, validFrom: withoutMilliseconds(now), validUntil: withoutMilliseconds(row.validUntil) }
  const signed = await signCredential(later, { key, verificationMethod, created: now })
  const { awardId, statusIndex } = row
  const proofValue = needed(signed.proof.proofValue, 'the value of a proof')
  return { awardId, statusIndex, proofValue, text: JSON.stringify(signed) }
}

async function keyOf(
  tx: Tx,
  { row, verificationMethod, powers }: Pick<Document, 'row' | 'powers'> & { verificationMethod: string },
): Promise<KeyPair> {
  const { organisationId } = row
  const { id: keyId } = await tx
    .selectFrom('issuerKeys')
    .select('id')
    .where('publicKeyMultibase', '=', needed(verificationMethod.split('#')[1], 'the key of the proof'))
    .where('organisationId', '=', organisationId)
    .executeTakeFirstOrThrow()
  return (await findIssuerIdentity({ organisationId, keyId }, { ...powers, database: tx })).key
}

function withoutMilliseconds(at: Date): string {
  return at.toISOString().replace(/\.\d{3}Z$/, 'Z')
}
