import { withdrawStatement } from '#capabilities/awards/withdraw-statement.ts'
import { returnBadges } from '#capabilities/badges/move-badges.ts'
import type { CityLead, OrganisationManager } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Services } from '#infrastructure/services.ts'
import type { Succession, SuccessionEnding } from './succession.ts'
import { successionMoved } from './succession-jobs.ts'
import { longestSuccessionReason, successionStateOf } from './succession-rules.ts'
import { lockSuccession, updateSuccession } from './succession-store.ts'

export type StopSuccessionOutcome =
  | { ok: true }
  | { ok: false; refusal: 'succession-not-found' | 'succession-is-over' | 'reason-is-missing' | 'reason-is-too-long' }

interface Request {
  successionId: string
  /** Asked for once it is in force. */
  reason: string
}

const logged: Record<SuccessionEnding, string> = {
  declined: 'succession.declined',
  stopped: 'succession.stopped',
  objected: 'succession.objected',
  'given-back': 'succession.given-back',
}

type Powers = Pick<Services, 'database' | 'queue'> & { now: Date }
/** Who stops it. */
type Stopper = { manager: OrganisationManager } | { lead: CityLead }

/**
 * Ends a succession. Before it is in force the side that asked stops it and the other one objects. Afterwards the successor,
 * or the City Lead, gives the badges back: what both signed is withdrawn, and the predecessor answers for its badges again.
 */
export function stopSuccession(
  { successionId, reason: said }: Request,
  { database, queue, now, ...stopper }: Powers & Stopper,
): Promise<StopSuccessionOutcome> {
  const reason = said.trim()
  return database.transaction().execute(async (tx): Promise<StopSuccessionOutcome> => {
    const found = await lockSuccession(tx, successionId)
    const ending = found && endingBy(found, stopper)
    if (!found || !ending) return { ok: false, refusal: 'succession-not-found' }
    if (ending === 'is-over') return { ok: false, refusal: 'succession-is-over' }
    if (ending === 'given-back' && reason === '') return { ok: false, refusal: 'reason-is-missing' }
    if (reason.length > longestSuccessionReason) return { ok: false, refusal: 'reason-is-too-long' }
    await updateSuccession(tx, successionId, { endedAt: now, ending, endingReason: reason || null })
    if (ending === 'given-back') {
      const statements = await tx
        .selectFrom('successionStatements')
        .select(['statusListId', 'statusIndex'])
        .where('successionId', '=', successionId)
        .execute()
      for (const statement of statements) await withdrawStatement(statement, { tx, now })
      await returnBadges({ from: found.successor.id, to: found.predecessor.id }, { tx, now })
    }
    await queue.enqueue(tx, successionMoved, [{ successionId, state: ending }])
    const actorId = 'lead' in stopper ? stopper.lead.personId : stopper.manager.personId
    const entry = { actorId, subjectType: 'organisation', subjectId: found.predecessor.id, placeId: found.placeId }
    await audit(tx, { ...entry, action: logged[ending], detail: { reason } }, now)
    return { ok: true }
  })
}

/** What it is called when these end it now; nothing where it is none of their business. */
function endingBy(found: Succession, stopper: Stopper): SuccessionEnding | 'is-over' | undefined {
  const state = successionStateOf(found)
  const isForce = state === 'in-force'
  const isOpen = isForce || state === 'asked' || state === 'agreed'
  if ('lead' in stopper) {
    if (stopper.lead.placeId !== found.placeId) return undefined
    if (!isOpen) return 'is-over'
    return isForce ? 'given-back' : 'stopped'
  }
  const { organisationId } = stopper.manager
  if (organisationId === found.successor.id) {
    if (!isOpen) return 'is-over'
    return isForce ? 'given-back' : 'declined'
  }
  if (organisationId !== found.predecessor.id) return undefined
  // Once it is in force, who works for the predecessor has handed over.
  if (!isOpen || isForce) return 'is-over'
  return found.askedBy === 'lead' ? 'objected' : 'stopped'
}
