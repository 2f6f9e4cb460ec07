import { sql } from 'kysely'
import type { SignedIn } from '#capabilities/people/authority.ts'
import type { Tx } from '#infrastructure/database/database.ts'
import { newId } from '#infrastructure/ids.ts'
import { needed } from '#infrastructure/needed.ts'
import type { Services } from '#infrastructure/services.ts'
import { holdingsChanged } from './award-jobs.ts'
import { keepLocked } from './keep-awards.ts'
import { followedAmong, lockRecipients } from './recipient-store.ts'

interface Moving {
  organisationId: string
  /** To whom they were given, at the address that ends. */
  recipientId: string
  /** Where some of them went before. */
  holderId: string | null
  /** Also what the account of that very address keeps: its bearer has proven that they read the mail there. */
  alsoKept: boolean
}

export type KeepFromAddressOutcome =
  | { ok: true; awardIds: string[]; holderId: string }
  | { ok: false; refusal: 'nothing-to-keep' | 'award-is-kept' }

/**
 * Takes what an organisation gave to one recipient into another account. What other organisations gave to that recipient
 * stays, and so does what yet another account keeps.
 */
export async function keepFromAddress(
  { organisationId, recipientId, holderId, alsoKept }: Moving,
  { tx, queue, signedIn, now }: Pick<Services, 'queue'> & { tx: Tx; signedIn: SignedIn; now: Date },
): Promise<KeepFromAddressOutcome> {
  const recipientIds = [recipientId, holderId].filter((id) => id !== null)
  await lockRecipients(tx, sql`select unnest(${recipientIds}::uuid[])`, 'no key update')
  const { rows } = await sql<Row>`
    select awards.id, recipient_id, claimed_at, kept_by_card, recipients.person_id, exists (select from person_addresses as own
        where own.person_id = recipients.person_id and own.email = recipients.email) as is_own
    from awards join recipients on recipients.id = recipient_id
    where recipient_id = any(${recipientIds}::uuid[])
      and organisation_id = ${organisationId} and revoked_at is null
    order by awards.id for update of awards`.execute(tx)
  const mine = rows.filter((row) => row.personId === signedIn.personId && row.claimedAt !== null && !row.keptByCard)
  // Of what the account of that very address keeps, a card alone takes nothing.
  const isFree = (row: Row) =>
    row.personId === null ||
    row.personId === signedIn.personId ||
    (row.isOwn === true && (alsoKept || row.keptByCard || row.claimedAt === null))
  const free = rows.filter((row) => !mine.includes(row) && isFree(row))
  if (free.length === 0) {
    if (mine[0]) return { ok: true, awardIds: [], holderId: mine[0].recipientId }
    return { ok: false, refusal: rows.length > 0 ? 'award-is-kept' : 'nothing-to-keep' }
  }
  const losing = free.map((row) => row.recipientId)
  const target = await targetOf(tx, { recipientId, holderId, signedIn, now })
  await sql`
    update awards set recipient_id = ${target}, kept_by_card = false
    where id = any(${free.map((row) => row.id)}::uuid[])`.execute(tx)
  const personIds = await followedAmong(tx, losing)
  if (personIds.length > 0) await queue.enqueue(tx, holdingsChanged, [{ personIds }])
  const kept = await keepLocked(
    { awards: free.map(({ id }) => ({ id, recipientId: target })) },
    { tx, queue, signedIn, now },
  )
  return { ...kept, holderId: target }
}

interface Row {
  id: string
  recipientId: string
  claimedAt: Date | null
  keptByCard: boolean
  personId: string | null
  isOwn: boolean | null
}

/** A recipient without an address, of this account's own: what other organisations gave there is not touched. */
async function targetOf(
  tx: Tx,
  {
    recipientId,
    holderId,
    signedIn,
    now,
  }: Pick<Moving, 'recipientId' | 'holderId'> & { signedIn: SignedIn; now: Date },
): Promise<string> {
  const known = await tx
    .selectFrom('recipients')
    .select(['id', 'email', 'name', 'nameKey', 'locale', 'personId'])
    .where('id', 'in', [recipientId, ...(holderId ? [holderId] : [])])
    .execute()
  const holder = known.find((one) => one.id === holderId)
  if (holder && (holder.personId === null || holder.personId === signedIn.personId)) return holder.id
  const former = needed(
    known.find((one) => one.id === recipientId),
    'to whom they were given',
  )
  if (former.personId === signedIn.personId) return former.id
  const id = newId(now)
  await tx
    .insertInto('recipients')
    .values({
      ...{ id, email: null, createdAt: now },
      ...{ locale: former.locale, name: former.name, nameKey: former.nameKey },
    })
    .execute()
  return id
}
