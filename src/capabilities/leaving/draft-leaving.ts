import { sql } from 'kysely'
import type { OrganisationManager } from '#capabilities/people/authority.ts'
import { newId } from '#infrastructure/ids.ts'
import type { Services } from '#infrastructure/services.ts'
import { leaverCodeHash, leaverCodeOf } from './leaver-code.ts'
import { type LeavingGroup, longestLeavingTitle, mostLeavers } from './leaving.ts'
import { type DateRefusal, fallOf } from './leaving-rules.ts'
import { selectGroup } from './leaving-store.ts'

export type DraftLeavingRefusal =
  | DateRefusal
  | 'title-is-missing'
  | 'title-is-too-long'
  | 'group-is-missing'
  | 'nobody-is-met'
  | 'too-many'

export type DraftLeavingOutcome =
  | { ok: true; leavingId: string; unmet: number }
  | { ok: false; refusal: DraftLeavingRefusal }

interface DraftRequest {
  /** Of the form: sent ten times, it is one draft. */
  id: string
  title: string
  leavesOn: string
  group: LeavingGroup
}

type Context = Pick<Services, 'database' | 'masterKey'> & { manager: OrganisationManager; now: Date }

/**
 * Notes whom a leaving would meet; nobody is told. Colleagues, and those who leave already with another group, are left out
 * until they are put back.
 */
export async function draftLeaving(
  { id, title, leavesOn, group }: DraftRequest,
  { database, masterKey, manager, now }: Context,
): Promise<DraftLeavingOutcome> {
  const { organisationId, personId } = manager
  const name = title.trim()
  if (!name) return { ok: false, refusal: 'title-is-missing' }
  if (name.length > longestLeavingTitle) return { ok: false, refusal: 'title-is-too-long' }
  const fall = fallOf(leavesOn, now)
  if ('refusal' in fall) return { ok: false, refusal: fall.refusal }
  if (isEmpty(group)) return { ok: false, refusal: 'group-is-missing' }
  return database.transaction().execute(async (tx): Promise<DraftLeavingOutcome> => {
    const people = await selectGroup(tx, { organisationId, group, limit: mostLeavers + 1 })
    if (people.length === 0) return { ok: false, refusal: 'nobody-is-met' }
    if (people.length > mostLeavers) return { ok: false, refusal: 'too-many' }
    const met = new Set(people.map(({ email }) => email))
    const unmet = group.kind === 'addresses' ? group.emails.filter((email) => !met.has(email)).length : 0
    const made = await tx
      .insertInto('leavings')
      .values({
        ...{ id, organisationId, title: name, leavesOn, fallsAt: fall.fallsAt, createdAt: now },
        createdBy: personId ?? null,
      })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .returning('id')
      .executeTakeFirst()
    // The same form once more; what it would lead to is there.
    if (!made) return { ok: true, leavingId: id, unmet }
    const rows = people.map((one) => ({ ...one, leaverId: newId(now) }))
    await sql`
      insert into leavers (id, leaving_id, organisation_id, email, recipient_id, left_out_at, code_hash)
      select line.id, ${id}, ${organisationId}, line.email, line.recipient_id,
        case when line.left_out then ${now}::timestamptz end, line.code_hash
      from unnest(${rows.map((row) => row.leaverId)}::uuid[], ${rows.map((row) => row.email)}::text[],
        ${rows.map((row) => row.id)}::uuid[], ${rows.map((row) => row.isMember || row.isElsewhere)}::boolean[],
        ${rows.map((row) => leaverCodeHash(leaverCodeOf(row.leaverId, masterKey)))}::bytea[])
        as line(id, email, recipient_id, left_out, code_hash)`.execute(tx)
    return { ok: true, leavingId: id, unmet }
  })
}

function isEmpty(group: LeavingGroup): boolean {
  if (group.kind === 'domain') return group.domain.trim() === ''
  return (group.kind === 'runs' ? group.runIds : group.emails).length === 0
}
