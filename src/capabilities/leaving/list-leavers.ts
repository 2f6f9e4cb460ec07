import { sql } from 'kysely'
import type { Reading } from '#infrastructure/database/database.ts'
import { leaverAbout } from './leaver-code.ts'
import { hasAnother } from './leaving-store.ts'

export interface Leaver {
  id: string
  email: string
  name: string | null
  badges: number
  hasAnother: boolean
  isMember: boolean
  leftOutAt: Date | null
  invitedAt: Date | null
  reminders: number
  stoppedAt: Date | null
  /** Stopped, and opened again since. */
  isOpenAgain: boolean
  /** How far the mails to them came; null where none went. */
  delivery: string | null
}

export const leaverStates = ['without', 'added', 'left-out', 'undelivered'] as const
export type LeaverState = (typeof leaverStates)[number]

interface Asked {
  leavingId: string
  organisationId: string
  state?: LeaverState | undefined
  /** Part of a name or address. */
  terms?: string | undefined
  offset?: number
  limit: number
}

/** The people of a leaving by name: who has another address, and who has not. */
export async function listLeavers(asked: Asked, { database }: Reading): Promise<Leaver[]> {
  const { leavingId, organisationId, state, terms, offset = 0, limit } = asked
  const part = `%${(terms ?? '').trim().replace(/[\\%_]/g, '\\$&')}%`
  const states = {
    without: sql`left_out_at is null and not ${hasAnother}`,
    added: sql`left_out_at is null and ${hasAnother}`,
    'left-out': sql`left_out_at is not null`,
    undelivered: sql`left_out_at is null and not ${hasAnother} and exists (select from delivery_states
      where about = ${leaverAbout('')} || leavers.id and state in ('bounced', 'interrupted', 'complained'))`,
  }
  const { rows } = await sql<Leaver>`
    select leavers.id, leavers.email, recipients.name, left_out_at, invited_at, reminders, stopped_at,
      ${hasAnother} as has_another,
      stopped_at is not null and not exists (select from stopped_addresses where stopped_addresses.email = leavers.email
        and stopped_addresses.organisation_id = ${organisationId}) as is_open_again,
      exists (select from organisation_members join person_addresses using (person_id)
        where organisation_members.organisation_id = ${organisationId} and person_addresses.email = leavers.email) as is_member,
      (select count(*) from awards where recipient_id in (leavers.recipient_id, leavers.holder_id)
        and awards.organisation_id = ${organisationId} and not never_sent) as badges,
      (select state from delivery_states where about = ${leaverAbout('')} || leavers.id) as delivery
    from leavers join recipients on recipients.id = leavers.recipient_id
    where leaving_id = ${leavingId} and leavers.organisation_id = ${organisationId}
      and (${terms ?? ''} = '' or name ilike ${part} or leavers.email ilike ${part})
      and ${state ? states[state] : sql`true`}
    order by coalesce(name, leavers.email), leavers.id
    offset ${offset} limit ${limit}`.execute(database)
  return rows
}
