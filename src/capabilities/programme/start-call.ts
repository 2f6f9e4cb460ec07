import type { ProgrammeTeam } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import { newId } from '#infrastructure/ids.ts'
import type { Services } from '#infrastructure/services.ts'
import { type Call, callPhases } from './call.ts'
import { addToLog } from './call-log-store.ts'
import { rightsOfPhases } from './call-phase-rules.ts'

export type StartCallOutcome =
  | { ok: true; callId: string }
  | { ok: false; refusal: 'call-exists' | 'dates-out-of-order' }

type Context = Pick<Services, 'database'> & { team: ProgrammeTeam; now: Date }

/** Begins a call as a draft, which only the programme team sees. Its terms are the first entry of its log. */
export function startCall(
  { weights, ...call }: Omit<Call, 'id'>,
  { database, team, now }: Context,
): Promise<StartCallOutcome> {
  return database.transaction().execute(async (tx): Promise<StartCallOutcome> => {
    if (!areInOrder(call)) return { ok: false, refusal: 'dates-out-of-order' }
    const callId = newId(now)
    const made = await tx
      .insertInto('calls')
      .values({ ...call, id: callId, weights: JSON.stringify(weights), createdAt: now, createdBy: team.personId })
      .onConflict((conflict) => conflict.column('slug').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!made) return { ok: false, refusal: 'call-exists' }
    await tx
      .insertInto('callPhases')
      .values(
        callPhases.map((phase) => ({
          ...{ callId, phase, isActive: phase === 'draft', beganAt: phase === 'draft' ? now : null },
          ...rightsOfPhases[phase],
        })),
      )
      .execute()
    const terms = termsOf({ ...call, weights })
    await addToLog(tx, callId, { kind: 'started', by: team.personId, terms }, now)
    await audit(tx, { actorId: team.personId, action: 'call.started', subjectType: 'call', subjectId: callId }, now)
    return { ok: true, callId }
  })
}

type Dates = Pick<Call, 'opensAt' | 'closesAt' | 'interviewsOn' | 'announcedOn' | 'beginsOn'>

/** It opens, closes, interviews, announces and begins, one after the other. */
export function areInOrder({ opensAt, closesAt, interviewsOn, announcedOn, beginsOn }: Dates): boolean {
  const inOrder = opensAt < closesAt && interviewsOn <= announcedOn && announcedOn <= beginsOn
  return inOrder && closesAt.toISOString().slice(0, 10) <= interviewsOn
}

/** What the choice is bound by, as the log keeps it. */
export function termsOf(call: Omit<Call, 'id' | 'slug'>) {
  const { placements, shortlistSize, quorum, preferredRegions, weights, closesAt } = call
  return { placements, shortlistSize, quorum, preferredRegions, weights, closesAt: closesAt.toISOString() }
}
