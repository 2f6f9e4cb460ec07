import { sql } from 'kysely'
import { audit } from '#infrastructure/database/audit.ts'
import type { Tx } from '#infrastructure/database/database.ts'
import { newId } from '#infrastructure/ids.ts'
import { needed } from '#infrastructure/needed.ts'
import { isLanguage } from '#infrastructure/words/languages.ts'
import type { Evidence } from './award.ts'
import type { AwardLinesContext } from './award-line.ts'
import { queueAwardMails } from './award-mail-store.ts'
import type { BadgeRefusal, LineRefusal } from './award-rules.ts'
import { lockFormer } from './correction-store.ts'
import { issueAwardLines } from './issue-award-lines.ts'
import { likenessOf } from './same-person-rules.ts'
import { markWithdrawn } from './withdrawal-store.ts'

export type CorrectAwardRefusal =
  | 'award-not-found'
  | 'award-is-withdrawn'
  | 'award-is-on-hold'
  | 'award-has-ended'
  | 'award-has-moved'
  | 'nothing-changed'
  | BadgeRefusal
  | LineRefusal

export type CorrectAwardOutcome = { ok: true; awardId: string } | { ok: false; refusal: CorrectAwardRefusal }

interface CorrectRequest {
  awardId: string
  /** Whose it was when the correction was asked for. */
  recipientId: string
  /** As the learner is called; null where only the address is known. */
  name: string | null
  /** In small letters; null where there is none. */
  email: string | null
}

type Context = AwardLinesContext & { tx: Tx }
type Former = NonNullable<Awaited<ReturnType<typeof lockFormer>>>

/**
 * Signs an award anew for a corrected name or address, also after it was kept, inside the caller's transaction. The former one is
 * withdrawn as corrected and points at the new one, so that figures count one. A learner who kept it under the same address
 * keeps the new one. Where it is refused nothing has changed.
 */
export async function correctAward(request: CorrectRequest, context: Context): Promise<CorrectAwardOutcome> {
  const { tx, issuer, now } = context
  const { name, email, recipientId } = request
  const former = await lockFormer(tx, request)
  if (!former || former.organisationId !== issuer.organisationId) return { ok: false, refusal: 'award-not-found' }
  if (former.revokedAt) return { ok: false, refusal: 'award-is-withdrawn' }
  // The new badge would be on hold for nobody.
  if (former.suspendedAt) return { ok: false, refusal: 'award-is-on-hold' }
  if (former.validUntil && former.validUntil <= now) return { ok: false, refusal: 'award-has-ended' }
  if (former.recipientId !== recipientId) return { ok: false, refusal: 'award-has-moved' }
  if (name === former.name && email === former.email) return { ok: false, refusal: 'nothing-changed' }
  await sql`savepoint correction`.execute(tx)
  const outcome = await signInPlaceOf(former, { name, email }, context)
  await (outcome.ok ? sql`release savepoint correction` : sql`rollback to savepoint correction`).execute(tx)
  return outcome
}

async function signInPlaceOf(
  former: Former,
  { name, email }: Pick<CorrectRequest, 'name' | 'email'>,
  context: Context,
): Promise<CorrectAwardOutcome> {
  const { tx, queue, issuer, now } = context
  const reason = 'Corrected: another badge was signed in its place.'
  await markWithdrawn([former], { tx, queue, reason, revokedBy: issuer.personId, neverSent: false, now })
  const staysKept = former.claimedAt !== null && former.personId !== null && email === former.email
  const recipient = {
    ...(name && { name }),
    ...(email && { email }),
    ...(isLanguage(former.locale) && { language: former.locale }),
  }
  const line = {
    ...{ position: 1, recipient, evidence: former.evidence as unknown as Evidence[] },
    ...(former.note && { note: former.note }),
    earnedOn: former.earnedOn ?? former.awardedAt.toISOString().slice(0, 10),
  }
  const { badgeId, opportunityId, validUntil } = former
  const asked = { badgeId, ...(opportunityId && { opportunityId }), requestId: newId(now), notify: !staysKept }
  // A slip that is mended makes a badge run no longer than it did.
  const { rows: next } = await sql<{ id: string }>`select id from awards where renews = ${former.id}`.execute(tx)
  const besides = [...(former.renews ? [former.renews] : []), ...next.map(({ id }) => id)]
  const outcome = await issueAwardLines({ ...asked, validUntil, besides, lines: [line] }, context)
  if (!outcome.ok) return outcome
  const given = needed(outcome.lines[0], 'the outcome of a line')
  if (!given.ok) return given
  const { awardId, recipientId } = given
  const { endingsAsked, renews } = former
  await tx.updateTable('awards').set({ correctedBy: awardId }).where('id', '=', former.id).execute()
  await tx.updateTable('awards').set({ endingsAsked, renews }).where('id', '=', awardId).execute()
  // What follows the former one follows the one in its place.
  await tx.updateTable('awards').set({ renews: awardId }).where('renews', '=', former.id).execute()
  if (staysKept) await keepAsBefore({ former, name, awardId, recipientId, context })
  const entry = { actorId: issuer.personId, action: 'award.corrected', subjectType: 'award', subjectId: former.id }
  await audit(tx, { ...entry, placeId: former.placeId, detail: { correctedBy: awardId } }, now)
  return { ok: true, awardId }
}

interface Keeping {
  /** The corrected one. */
  name: string | null
  former: Former
  awardId: string
  recipientId: string
  context: Context
}

/** Brothers and sisters may share an address: where the corrected name is another account's, its learner is told instead. */
async function keepAsBefore({ former, name, awardId, recipientId, context }: Keeping): Promise<void> {
  const { tx, queue, now } = context
  const { personId, claimedAt, visibility, organisationId } = former
  // Another name is shown when its learner says so: the first may have been a wrong person's at the same address.
  const nameShown = former.nameShown && isSlip(former.name, name)
  const owned = await tx
    .updateTable('recipients')
    .set({ personId })
    .where('id', '=', recipientId)
    .where((where) => where.or([where('personId', 'is', null), where('personId', '=', personId)]))
    .returning('id')
    .executeTakeFirst()
  if (!owned) return queueAwardMails([awardId], { tx, queue, organisationId, now })
  await tx.updateTable('awards').set({ claimedAt, visibility, nameShown }).where('id', '=', awardId).execute()
}

/** Whether two spellings may be one person's name. */
function isSlip(former: string | null, name: string | null): boolean {
  return former === null || name === null || likenessOf(former, name) !== 'other'
}
