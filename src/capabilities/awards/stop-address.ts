import { sql } from 'kysely'
import { audit } from '#infrastructure/database/audit.ts'
import type { Tx } from '#infrastructure/database/database.ts'
import { newId } from '#infrastructure/ids.ts'
import type { Services } from '#infrastructure/services.ts'
import { holdingsChanged } from './award-jobs.ts'
import { followedAmong, lockAddresses, releaseAddress } from './recipient-store.ts'

interface StopRequest {
  organisationId: string
  email: string
  /** Where badges of a recipient at this address went before: later ones of theirs follow. */
  holders: Map<string, string>
  /** Whose account is opened with this address no more: what other organisations gave there stays in it, and leaves the address. */
  formerOwnerId?: string | undefined
}

/** A recipient whose badges left the address, and the recipient without an address who has them now. */
export interface Departed {
  recipientId: string
  holderId: string
}

/**
 * From now on this address claims nothing that the organisation gave. Its badges leave the address. Where the learner's
 * account has another address they stay in it; where the account has this one alone, they leave the account too, and card
 * and PIN open them. What other organisations gave there stays as it is.
 *
 * The organisation’s addresses are held first: a badge that is being given there at this moment is in time, and goes along.
 */
export async function stopAddress(
  { organisationId, email, holders, formerOwnerId }: StopRequest,
  { tx, queue, now }: Pick<Services, 'queue'> & { tx: Tx; now: Date },
): Promise<Departed[]> {
  await lockAddresses(tx, { organisationId, alone: true })
  await tx
    .insertInto('stoppedAddresses')
    .values({ organisationId, email, stoppedAt: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const recipients = await tx
    .selectFrom('recipients')
    .select(['id', 'name', 'nameKey', 'locale', 'personId'])
    .where('email', '=', email)
    .orderBy('id')
    .forUpdate()
    .execute()
  const given = await lockGiven(tx, { organisationId, recipientIds: recipients.map(({ id }) => id) })
  const departed: Departed[] = []
  const losing: string[] = []
  for (const recipient of recipients) {
    if (!given.has(recipient.id)) continue
    const hasAnother = recipient.personId !== null && (await hasAddressBeside(tx, recipient.personId, email))
    const personId = hasAnother ? recipient.personId : null
    const holderId = holders.get(recipient.id) ?? newId(now)
    if (!holders.has(recipient.id)) {
      const { name, nameKey, locale } = recipient
      const holder = { id: holderId, email: null, name, nameKey, locale, personId, createdAt: now }
      await tx.insertInto('recipients').values(holder).execute()
    }
    const whose = { recipientId: recipient.id, organisationId, holderId }
    if (hasAnother || recipient.personId === null) await moveAwards(tx, whose)
    else {
      losing.push(recipient.id)
      await takeFromAccount(tx, whose)
    }
    departed.push({ recipientId: recipient.id, holderId })
  }
  if (formerOwnerId) await releaseAddress(tx, { email, personId: formerOwnerId })
  const personIds = await followedAmong(tx, losing)
  if (personIds.length > 0) await queue.enqueue(tx, holdingsChanged, [{ personIds }])
  await audit(
    tx,
    departed.map(({ recipientId }) => ({
      ...{ actorId: undefined, action: 'recipient.stopped', subjectType: 'recipient', subjectId: recipientId },
      detail: { organisationId },
    })),
    now,
  )
  return departed
}

/** To which of them the organisation gave anything. Holds those awards, all of them in one order. */
async function lockGiven(
  tx: Tx,
  { organisationId, recipientIds }: { organisationId: string; recipientIds: string[] },
): Promise<Set<string>> {
  const { rows } = await sql<{ recipientId: string }>`
    select recipient_id from awards
    where recipient_id = any(${recipientIds}::uuid[]) and organisation_id = ${organisationId}
    order by id for update`.execute(tx)
  return new Set(rows.map(({ recipientId }) => recipientId))
}

interface Whose {
  recipientId: string
  organisationId: string
  holderId: string
}

async function moveAwards(tx: Tx, { recipientId, organisationId, holderId }: Whose) {
  await tx
    .updateTable('awards')
    .set({ recipientId: holderId })
    .where('recipientId', '=', recipientId)
    .where('organisationId', '=', organisationId)
    .execute()
}

/** What was kept there counts as kept with its card; the name that its page shows stays. */
async function takeFromAccount(tx: Tx, { recipientId, organisationId, holderId }: Whose) {
  await sql`
    update awards set recipient_id = ${holderId}, kept_by_card = claimed_at is not null,
      card_name = case when claimed_at is null or kept_by_card then card_name when name_shown then
        (select nullif(people.name, '') from recipients join people on people.id = person_id where recipients.id = ${recipientId}) end
    where recipient_id = ${recipientId} and organisation_id = ${organisationId}`.execute(tx)
}

/** A child without a guardian has none at all: what was given stays with the child. */
async function hasAddressBeside(tx: Tx, personId: string, email: string): Promise<boolean> {
  const { rows } = await sql<{ email: string }>`select mailboxes_of(${personId}) as email`.execute(tx)
  return rows.length === 0 || rows.some((row) => row.email !== email)
}
