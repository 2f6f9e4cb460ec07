import { sql } from 'kysely'
import type { SignedIn } from '#capabilities/people/authority.ts'
import { lockPerson } from '#capabilities/people/lock-person.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Tx } from '#infrastructure/database/database.ts'
import { newId } from '#infrastructure/ids.ts'
import type { Services } from '#infrastructure/services.ts'
import { holdingsChanged } from './award-jobs.ts'
import { noteKept } from './award-mail-store.ts'
import { cardPinOf, claimCodeHash } from './claim-code.ts'
import { followedAmong, lockRecipients, recipientsOf } from './recipient-store.ts'

export type KeepOutcome = { ok: true; awardIds: string[] } | { ok: false; refusal: 'nothing-to-keep' | 'award-is-kept' }

type Powers = Pick<Services, 'database' | 'queue'> & { signedIn: SignedIn; now: Date }

/** Keeps every badge that was sent to this person's addresses. */
export async function keepAwards({ database, queue, signedIn, now }: Powers): Promise<KeepOutcome> {
  return database.transaction().execute(async (tx) => {
    if (!(await lockPerson(signedIn, { tx }))) return { ok: false, refusal: 'nothing-to-keep' }
    const waiting = await lockWaitingAwards(tx, signedIn)
    if (waiting.length === 0) return { ok: false, refusal: 'nothing-to-keep' }
    return keepLocked({ awards: waiting }, { tx, queue, signedIn, now })
  })
}

/** By the index of recipients: as a join in the order of ids it could read every award there is. */
async function lockWaitingAwards(tx: Tx, signedIn: SignedIn) {
  await lockRecipients(tx, recipientsOf(signedIn), 'no key update')
  const { rows } = await sql<{ id: string; recipientId: string }>`
    select id, recipient_id from awards
    where recipient_id = any(array(${recipientsOf(signedIn)}))
      and claimed_at is null and revoked_at is null
    order by id for update`.execute(tx)
  return rows
}

/**
 * Keeps the award of a claim code. The code is a bearer token and works once; an award that was kept with its card is
 * joined to the account of a learner who has the card's PIN as well.
 */
export async function keepAwardByCode(
  { code, pin }: { code: string; pin?: string },
  { database, queue, masterKey, signedIn, now }: Powers & Pick<Services, 'masterKey'>,
): Promise<KeepOutcome> {
  const codeHash = claimCodeHash(code)
  return database.transaction().execute(async (tx) => {
    if (!(await lockPerson(signedIn, { tx }))) return { ok: false, refusal: 'nothing-to-keep' }
    await lockRecipients(tx, sql`select recipient_id from awards where claim_code_hash = ${codeHash}`, 'no key update')
    const award = await tx
      .selectFrom('awards')
      .select(['id', 'recipientId', 'claimedAt', 'keptByCard'])
      .where('claimCodeHash', '=', codeHash)
      .where('revokedAt', 'is', null)
      .forUpdate()
      .executeTakeFirst()
    if (!award) return { ok: false, refusal: 'nothing-to-keep' }
    if (award.claimedAt) {
      const isJoined = award.keptByCard && pin !== undefined && pin === cardPinOf(award.id, masterKey)
      if (!isJoined) return { ok: false, refusal: 'award-is-kept' }
      await tx.updateTable('awards').set({ keptByCard: false }).where('id', '=', award.id).execute()
    }
    const recipientId = await recipientOfCode(tx, award, { signedIn, now })
    return keepLocked({ awards: [{ ...award, recipientId }] }, { tx, queue, signedIn, now })
  })
}

/**
 * The recipient under whom an award is kept by its code. What was addressed to another address than the learner's own
 * leaves that address, so that its other badges, and those who answer there, have nothing to do with this learner.
 */
async function recipientOfCode(
  tx: Tx,
  award: { id: string; recipientId: string },
  { signedIn, now }: Pick<Powers, 'signedIn' | 'now'>,
): Promise<string> {
  const recipient = await tx
    .selectFrom('recipients')
    .select(['email', 'name', 'nameKey', 'locale'])
    .where('id', '=', award.recipientId)
    .executeTakeFirstOrThrow()
  if (recipient.email === null || signedIn.emails.includes(recipient.email)) return award.recipientId
  const id = newId(now)
  await tx
    .insertInto('recipients')
    .values({ ...recipient, id, email: null, createdAt: now })
    .execute()
  await tx.updateTable('awards').set({ recipientId: id }).where('id', '=', award.id).execute()
  return id
}

/** Keeps awards that the caller holds locked, and their recipients before them. */
export async function keepLocked(
  { awards }: { awards: { id: string; recipientId: string }[] },
  { signedIn, ...powers }: Omit<Powers, 'database'> & { tx: Tx },
): Promise<{ ok: true; awardIds: string[] }> {
  await keepForEach(
    awards.map((award) => ({ ...award, signedIn })),
    powers,
  )
  return { ok: true, awardIds: awards.map((award) => award.id) }
}

/** The same for awards of several people; one statement carries all of them. */
export async function keepForEach(
  awards: { id: string; recipientId: string; signedIn: SignedIn }[],
  { tx, queue, now }: Pick<Powers, 'queue' | 'now'> & { tx: Tx },
): Promise<void> {
  const awardIds = awards.map((award) => award.id)
  // Held by the caller: an award that is being given to one of them waits or is waited for, and counts once.
  const holders = new Map(awards.map(({ recipientId, signedIn }) => [recipientId, signedIn.personId]))
  const recipientIds = [...holders.keys()]
  await sql`
    update recipients set person_id = holder.person_id
    from unnest(${recipientIds}::uuid[], ${[...holders.values()]}::uuid[]) as holder (recipient_id, person_id)
    where id = recipient_id`.execute(tx)
  await tx.updateTable('awards').set({ claimedAt: now }).where('id', 'in', awardIds).execute()
  await noteKept(tx, awardIds, now)
  await audit(
    tx,
    awards.map(({ id, signedIn }) => ({
      actorId: signedIn.guardianId ?? signedIn.personId,
      action: 'award.claimed',
      subjectType: 'award',
      subjectId: id,
    })),
    now,
  )
  const personIds = await followedAmong(tx, recipientIds)
  if (personIds.length > 0) await queue.enqueue(tx, holdingsChanged, [{ personIds }])
}
