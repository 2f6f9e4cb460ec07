import { findConflict } from '#capabilities/organisations/find-conflict.ts'
import type { CityLead, OrganisationManager } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Tx } from '#infrastructure/database/database.ts'
import type { Services } from '#infrastructure/services.ts'
import { localParts } from '#infrastructure/words/local-time.ts'
import type { Pledge } from './pledge.ts'
import { canMove, type PledgeMove } from './pledge-rules.ts'
import { lockPledge, pledgeRevision } from './pledge-store.ts'
import { type PledgeNews, pledgeMoved } from './recognition-jobs.ts'

/** `not-here`: it is another organisation's, or of another place. `not-now`: it went on in the meantime. */
export type MoveRefusal = 'not-here' | 'not-now' | 'changed-meanwhile'

/** Who leads the place works for the organisation: another City Lead decides. */
export type ConflictRefusal = 'lead-is-of-the-organisation'

type Moved = Pick<Pledge, 'state'> &
  Partial<Omit<Pledge, 'id'>> & { decidedBy?: string | null; offeredBy?: string | null }

interface Move<Refusal, By = OrganisationManager> {
  pledgeId: string
  move: PledgeMove
  by: By
  /** What was read (`pledgeRevision`); left out where what it says does not matter. */
  basedOn?: string | undefined
  to: Moved
  action: string
  news: PledgeNews | undefined
  /** What else has to be so, before anything is written. */
  unless?: (tx: Tx, pledge: Pledge, today: string) => Promise<Refusal | undefined>
  /** What else is written, afterwards. */
  also?: (tx: Tx, pledge: Pledge) => Promise<void>
}

type Powers = Pick<Services, 'database' | 'queue'> & { now: Date }

/** A move of its own organisation. */
export function movePledge<Refusal extends string = never>(move: Move<Refusal>, powers: Powers) {
  return take(move, powers)
}

/** A move of the City Lead, who does not work for its organisation. */
export function decideMove<Refusal extends string = never>(move: Move<Refusal, CityLead>, powers: Powers) {
  const { by, unless } = move
  return take<Refusal | ConflictRefusal>(
    {
      ...move,
      unless: async (tx, pledge, today) =>
        (await findConflict({ organisationId: pledge.organisationId, personId: by.personId }, { database: tx }))
          ? 'lead-is-of-the-organisation'
          : unless?.(tx, pledge, today),
    },
    powers,
  )
}

/** Takes a pledge from one state to the next, under its row: of two who do it at once the second finds what the first did. */
function take<Refusal extends string>(
  { pledgeId, move, by, basedOn, to, action, news, unless, also }: Move<Refusal, OrganisationManager | CityLead>,
  { database, queue, now }: Powers,
): Promise<{ ok: true } | { ok: false; refusal: MoveRefusal | Refusal }> {
  return database.transaction().execute(async (tx) => {
    const today = localParts(now).date
    const pledge = await lockPledge(tx, pledgeId)
    const isTheirs = 'placeId' in by ? pledge?.placeId === by.placeId : pledge?.organisationId === by.organisationId
    if (!pledge || !isTheirs) return { ok: false as const, refusal: 'not-here' as const }
    if (!canMove(pledge, move, today)) return { ok: false as const, refusal: 'not-now' as const }
    if (basedOn !== undefined && basedOn !== pledgeRevision(pledge))
      return { ok: false as const, refusal: 'changed-meanwhile' as const }
    const refusal = await unless?.(tx, pledge, today)
    if (refusal) return { ok: false as const, refusal }
    await tx
      .updateTable('pledges')
      .set({ ...to, changedAt: now })
      .where('id', '=', pledgeId)
      .execute()
    await also?.(tx, pledge)
    if (news) await queue.enqueue(tx, pledgeMoved, [{ pledgeId, news, at: now.toISOString() }])
    const entry = { action, subjectType: 'pledge', subjectId: pledgeId, placeId: pledge.placeId }
    await audit(tx, { actorId: by.personId, ...entry }, now)
    return { ok: true as const }
  })
}
