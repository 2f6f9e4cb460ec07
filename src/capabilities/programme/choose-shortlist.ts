import type { ProgrammeTeam } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Services } from '#infrastructure/services.ts'
import { addToLog } from './call-log-store.ts'
import { lockCall } from './call-store.ts'
import { shortlistRefusalOf } from './decision-rules.ts'
import { hashOfText } from './log-chain-rules.ts'
import { hasConflict, selectForTeam } from './sealed-store.ts'

export type ChooseShortlistOutcome =
  | { ok: true }
  | {
      ok: false
      refusal:
        | 'call-not-found'
        | 'not-time-to-decide'
        | 'has-a-conflict'
        | 'application-not-found'
        | 'too-few'
        | 'too-many'
        | 'reason-is-missing'
    }

type Context = Pick<Services, 'database'> & { team: ProgrammeTeam; now: Date }

/** Says who is invited to an interview. Until interviews begin it can be said again, and the last word counts. */
export function chooseShortlist(
  { callId, applicationIds, reason }: { callId: string; applicationIds: string[]; reason: string },
  { database, team, now }: Context,
): Promise<ChooseShortlistOutcome> {
  const reads = { callId, personId: team.personId }
  return database.transaction().execute(async (tx): Promise<ChooseShortlistOutcome> => {
    const call = await lockCall(tx, callId)
    if (!call) return { ok: false, refusal: 'call-not-found' }
    if (call.phase !== 'shortlisting') return { ok: false, refusal: 'not-time-to-decide' }
    if (await hasConflict(tx, reads)) return { ok: false, refusal: 'has-a-conflict' }
    const known = (await selectForTeam(tx, reads)).map(({ applicationId }) => applicationId)
    const chosen = [...new Set(applicationIds)].toSorted()
    if (chosen.some((id) => !known.includes(id))) return { ok: false, refusal: 'application-not-found' }
    const refusal = shortlistRefusalOf({ ...call, count: chosen.length })
    if (refusal) return { ok: false, refusal }
    if (reason.trim() === '') return { ok: false, refusal: 'reason-is-missing' }
    const standing = () =>
      tx.updateTable('callApplications').where('callId', '=', callId).where('state', 'in', ['in-review', 'shortlisted'])
    await standing().set({ state: 'in-review' }).execute()
    await standing().set({ state: 'shortlisted' }).where('id', 'in', chosen).execute()
    const entry = { actorId: team.personId, action: 'call.shortlisted', subjectType: 'call', subjectId: callId }
    await audit(tx, { ...entry, detail: { applicationIds: chosen, reason } }, now)
    const said = { kind: 'shortlisted', by: team.personId, applicationIds: chosen, reasonHash: hashOfText(reason) }
    await addToLog(tx, callId, said, now)
    return { ok: true }
  })
}
