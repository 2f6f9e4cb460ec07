import { sql } from 'kysely'
import { lockCurrentBadge } from '#capabilities/badges/lock-current-badge.ts'
import type { Issuer } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Tx } from '#infrastructure/database/database.ts'
import { newId } from '#infrastructure/ids.ts'
import { needed } from '#infrastructure/needed.ts'
import type { Services } from '#infrastructure/services.ts'
import { isLanguage } from '#infrastructure/words/languages.ts'
import type { Evidence } from './award.ts'
import { queueAwardMails } from './award-mail-store.ts'
import type { BadgeRefusal, LineRefusal } from './award-rules.ts'
import { issueAwardLines } from './issue-award-lines.ts'
import { isEmail } from './listed-person-rules.ts'
import { lockAddresses, lockRecipients } from './recipient-store.ts'
import { likenessOf } from './same-person-rules.ts'
import { markWithdrawn } from './withdrawal-store.ts'

export type CorrectAwardOutcome =
  | { ok: true; awardId: string }
  | {
      ok: false
      refusal:
        | 'award-not-found'
        | 'award-is-withdrawn'
        | 'award-is-on-hold'
        | 'nothing-changed'
        | 'email-is-wrong'
        | BadgeRefusal
        | LineRefusal
    }

interface CorrectRequest {
  awardId: string
  /** As the learner is called; empty where only the address is known. */
  name: string
  email: string
}

type Context = Pick<Services, 'database' | 'queue' | 'masterKey' | 'site'> & { issuer: Issuer; now: Date }

/** Takes back what was done in the transaction where the new award is refused. */
class Refused extends Error {
  readonly refusal: BadgeRefusal | LineRefusal
  constructor(refusal: BadgeRefusal | LineRefusal) {
    super(refusal)
    this.refusal = refusal
  }
}

/**
 * Signs an award anew for a corrected name or address, also after it was kept. The former one is withdrawn as corrected
 * and points at the new one, so that figures count one. A learner who kept it under the same address keeps the new one.
 */
export async function correctAward(request: CorrectRequest, context: Context): Promise<CorrectAwardOutcome> {
  if (request.email.trim() && !isEmail(request.email.trim())) return { ok: false, refusal: 'email-is-wrong' }
  try {
    return await context.database.transaction().execute((tx) => correct(tx, request, context))
  } catch (error) {
    if (error instanceof Refused) return { ok: false, refusal: error.refusal }
    throw error
  }
}

async function correct(tx: Tx, request: CorrectRequest, context: Context): Promise<CorrectAwardOutcome> {
  const { queue, issuer, now } = context
  const former = await lockFormer(tx, request)
  if (!former || former.organisationId !== issuer.organisationId) return { ok: false, refusal: 'award-not-found' }
  if (former.revokedAt) return { ok: false, refusal: 'award-is-withdrawn' }
  // The new badge would be on hold for nobody.
  if (former.suspendedAt) return { ok: false, refusal: 'award-is-on-hold' }
  const name = request.name.trim()
  const email = request.email.trim().toLowerCase()
  if ((name || null) === former.name && (email || null) === former.email)
    return { ok: false, refusal: 'nothing-changed' }
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
  const { badgeId, opportunityId } = former
  const asked = { badgeId, ...(opportunityId && { opportunityId }), requestId: newId(now), notify: !staysKept }
  const outcome = await issueAwardLines({ ...asked, lines: [line] }, { ...context, tx })
  if (!outcome.ok) throw new Refused(outcome.refusal)
  const given = needed(outcome.lines[0], 'the outcome of a line')
  if (!given.ok) throw new Refused(given.refusal)
  const { awardId, recipientId } = given
  await tx.updateTable('awards').set({ correctedBy: awardId }).where('id', '=', former.id).execute()
  if (staysKept) await keepAsBefore(tx, { former, name, awardId, recipientId, context })
  const entry = { actorId: issuer.personId, action: 'award.corrected', subjectType: 'award', subjectId: former.id }
  await audit(tx, { ...entry, placeId: former.placeId, detail: { correctedBy: awardId } }, now)
  return { ok: true, awardId }
}

interface Keeping {
  /** The corrected one. */
  name: string
  former: NonNullable<Awaited<ReturnType<typeof lockFormer>>>
  awardId: string
  recipientId: string
  context: Context
}

/** Brothers and sisters may share an address: where the corrected name is another account's, its learner is told instead. */
async function keepAsBefore(tx: Tx, { former, name, awardId, recipientId, context }: Keeping): Promise<void> {
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
  if (!owned) return queueAwardMails([awardId], { tx, queue: context.queue, organisationId, now: context.now })
  await tx.updateTable('awards').set({ claimedAt, visibility, nameShown }).where('id', '=', awardId).execute()
}

/** Whether two spellings may be one person's name. */
function isSlip(former: string | null, name: string): boolean {
  return former === null || name === '' || likenessOf(former, name) !== 'other'
}

/** With its badge and everybody at either address, in the order in which all others lock them. */
async function lockFormer(tx: Tx, { awardId, email }: CorrectRequest) {
  const found = await tx
    .selectFrom('awards')
    .select(['badgeId', 'organisationId'])
    .where('id', '=', awardId)
    .executeTakeFirst()
  if (found) {
    await lockCurrentBadge(found, { tx })
    await lockAddresses(tx, found)
  }
  const concerned = sql`select recipient_id from awards where id = ${awardId}
    union select id from recipients where email = ${email.trim().toLowerCase()}`
  await lockRecipients(tx, concerned, 'no key update')
  return tx
    .selectFrom('awards')
    .innerJoin('recipients', 'recipients.id', 'awards.recipientId')
    .select([
      ...(['awards.id', 'organisationId', 'placeId', 'badgeId', 'opportunityId', 'statusListId'] as const),
      ...([
        'recipientId',
        'evidence',
        'note',
        'earnedOn',
        'awardedAt',
        'claimedAt',
        'revokedAt',
        'suspendedAt',
      ] as const),
      ...([
        'visibility',
        'nameShown',
        'recipients.name',
        'recipients.email',
        'recipients.locale',
        'recipients.personId',
      ] as const),
    ])
    .where('awards.id', '=', awardId)
    .where('awards.neverSent', '=', false)
    .forUpdate('awards')
    .executeTakeFirst()
}
