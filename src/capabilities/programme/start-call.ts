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
  const { opensAt, closesAt, interviewsOn, announcedOn, beginsOn } = call
  const inOrder = opensAt < closesAt && interviewsOn <= announcedOn && announcedOn <= beginsOn
  const closesFirst = closesAt.toISOString().slice(0, 10) <= interviewsOn
  return database.transaction().execute(async (tx): Promise<StartCallOutcome> => {
    if (!inOrder || !closesFirst) return { ok: false, refusal: 'dates-out-of-order' }
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
    const { placements, shortlistSize, quorum, preferredRegions } = call
    const terms = { placements, shortlistSize, quorum, preferredRegions, weights, closesAt: closesAt.toISOString() }
    await addToLog(tx, callId, { kind: 'started', by: team.personId, terms }, now)
    await audit(tx, { actorId: team.personId, action: 'call.started', subjectType: 'call', subjectId: callId }, now)
    return { ok: true, callId }
  })
}
