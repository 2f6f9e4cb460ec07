import { type RawBuilder, sql } from 'kysely'
import { audit } from '#infrastructure/database/audit.ts'
import type { Reader, Tx } from '#infrastructure/database/database.ts'
import type { Leaving, LeavingGroup } from './leaving.ts'

export const leavingColumns = [
  ...(['id', 'organisationId', 'title', 'fallsAt', 'createdAt', 'confirmedAt'] as const),
  ...(['inviteFrom', 'calledOffAt', 'fellAt', 'endedAt'] as const),
  'leavesOn',
] as const

interface Whose {
  leavingId: string
  organisationId: string
}

/** Held until the end of the transaction: moving the date, calling it off and letting it fall wait for each other. */
export function lockLeaving(tx: Tx, { leavingId, organisationId }: Whose): Promise<Leaving | undefined> {
  return tx
    .selectFrom('leavings')
    .select(leavingColumns)
    .where('id', '=', leavingId)
    .where('organisationId', '=', organisationId)
    .forUpdate()
    .executeTakeFirst()
}

interface Noted {
  leavingId: string
  action: 'leaving.announced' | 'leaving.moved' | 'leaving.called-off' | 'leaving.fell'
  actorId: string | undefined
  detail?: Record<string, string | number>
}

/** Notes what was done with a leaving in the log of the place that first let its organisation in. */
export async function noteLeaving(tx: Tx, { leavingId, ...entry }: Noted, now: Date): Promise<void> {
  const place = await tx
    .selectFrom('leavings')
    .innerJoin('organisationPlaces', 'organisationPlaces.organisationId', 'leavings.organisationId')
    .select('placeId')
    .where('leavings.id', '=', leavingId)
    .where('status', '=', 'approved')
    .orderBy('askedAt')
    .orderBy('placeId')
    .limit(1)
    .executeTakeFirst()
  const about = { subjectType: 'leaving', subjectId: leavingId, placeId: place?.placeId }
  await audit(tx, { ...entry, ...about }, now)
}

/** Whether a leaver has an address that stays: an account with another one keeps what they hold. */
export const hasAnother: RawBuilder<boolean> = sql<boolean>`exists (
  select from recipients as one, mailboxes_of(one.person_id) as mailbox
  where one.id in (leavers.recipient_id, leavers.holder_id) and mailbox <> leavers.email)`

/** The organisation's own recipients of this group: those to whom it gave nothing are not among them. */
export async function selectGroup(
  database: Reader,
  { organisationId, group, limit }: { organisationId: string; group: LeavingGroup; limit: number },
): Promise<{ id: string; email: string; isMember: boolean; isElsewhere: boolean }[]> {
  const { rows } = await sql<{ id: string; email: string; isMember: boolean; isElsewhere: boolean }>`
    select recipients.id, recipients.email,
      exists (select from organisation_members join person_addresses using (person_id)
        where organisation_id = ${organisationId} and person_addresses.email = recipients.email) as is_member,
      exists (select from leavers join leavings on leavings.id = leaving_id
        where recipient_id = recipients.id and leavers.organisation_id = ${organisationId} and left_out_at is null
          and confirmed_at is not null and called_off_at is null) as is_elsewhere
    from recipients
    where recipients.id in (select recipient_id from awards
        where organisation_id = ${organisationId} and not never_sent
          and ${group.kind === 'runs' ? sql`run_id = any(${group.runIds}::uuid[])` : sql`true`})
      and email is not null and ${matching(group)}
      and not exists (select from stopped_addresses
        where stopped_addresses.organisation_id = ${organisationId} and stopped_addresses.email = recipients.email)
    order by email, recipients.id limit ${limit}`.execute(database)
  return rows
}

function matching(group: LeavingGroup): RawBuilder<unknown> {
  switch (group.kind) {
    case 'domain':
      return sql`split_part(email, '@', 2) = ${group.domain.trim().toLowerCase().replace(/^@/, '')}`
    case 'addresses':
      return sql`email = any(${group.emails}::text[])`
    case 'runs':
      return sql`true`
  }
}
