import { sql } from 'kysely'
import type { CityLead } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Reader, Tx } from '#infrastructure/database/database.ts'
import { revisionOf } from '#infrastructure/revision.ts'
import type { Services } from '#infrastructure/services.ts'
import type { Need } from './need.ts'

export type NeedPowers = Pick<Services, 'database'> & { lead: CityLead; now: Date }

export const selectNeeds = (reader: Reader) =>
  reader
    .selectFrom('needs')
    .select(['id', 'placeId', 'state', 'isPublic', 'title', 'titleCy', 'about', 'aboutCy', 'heard', 'heardCy'])
    .select(['observation', 'createdAt', 'changedAt'])
    .select(sql<number>`(select count(*)::int from need_answers where need_id = needs.id)`.as('answers'))
    .$castTo<Need>()

/** A fingerprint of what it says and of where it stands. */
export function needRevision(need: Need): string {
  const { state, isPublic, title, titleCy, about, aboutCy, heard, heardCy, observation, answers } = need
  return revisionOf({ state, isPublic, title, titleCy, about, aboutCy, heard, heardCy, observation, answers })
}

export type NeedMoveRefusal = 'need-not-found' | 'changed-meanwhile'
export type NeedOutcome<Refusal extends string = never> =
  | { ok: true }
  | { ok: false; refusal: NeedMoveRefusal | Refusal }

interface Step<Refusal> {
  needId: string
  /** What was read (`needRevision`). */
  basedOn: string
  action: string
  /** Whether it is so already: a press that came twice. */
  isDone?: (need: Need) => boolean
  act: (tx: Tx, need: Need) => Promise<Refusal | undefined>
}

/** Does something to a need of the lead's place, under its row: of two who do it at once the second finds what the first did. */
export function changeNeed<Refusal extends string = never>(
  { needId, basedOn, action, isDone, act }: Step<Refusal>,
  { database, lead, now }: NeedPowers,
): Promise<NeedOutcome<Refusal>> {
  return database.transaction().execute(async (tx): Promise<NeedOutcome<Refusal>> => {
    await tx.selectFrom('needs').select('id').where('id', '=', needId).forUpdate().execute()
    const need = await selectNeeds(tx).where('id', '=', needId).executeTakeFirst()
    if (need?.placeId !== lead.placeId) return { ok: false, refusal: 'need-not-found' }
    if (isDone?.(need)) return { ok: true }
    if (basedOn !== needRevision(need)) return { ok: false, refusal: 'changed-meanwhile' }
    const refusal = await act(tx, need)
    if (refusal) return { ok: false, refusal }
    await tx.updateTable('needs').set({ changedAt: now }).where('id', '=', needId).execute()
    await noteNeed(tx, { needId, action, lead }, now)
    return { ok: true }
  })
}

export function noteNeed(
  tx: Tx,
  { needId, action, lead }: { needId: string; action: string; lead: CityLead },
  now: Date,
): Promise<void> {
  const { placeId, personId } = lead
  return audit(tx, { actorId: personId, action, subjectType: 'need', subjectId: needId, placeId }, now)
}
