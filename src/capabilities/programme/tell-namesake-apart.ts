import type { ProgrammeTeam } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Services } from '#infrastructure/services.ts'
import { addToLog } from './call-log-store.ts'
import { lockCall } from './call-store.ts'
import { holdAssessor } from './conflict-store.ts'
import { hashOfText } from './log-chain-rules.ts'
import { selectNamesakes } from './sealed-store.ts'

export type TellNamesakeApartOutcome =
  | { ok: true }
  | { ok: false; refusal: 'call-not-found' | 'call-is-decided' | 'namesake-not-found' | 'reason-is-missing' }

interface TellNamesakeApartRequest {
  callId: string
  applicationId: string
  /** Who is named like a person of the application. */
  personId: string
  reason: string
}

type Context = Pick<Services, 'database'> & { team: ProgrammeTeam; now: Date }

/**
 * Says that an assessor, or one of the team, is another person than the one of this name in an application: it opens for
 * them. Nobody says so of themselves, since what hides an application from a person hides this, too.
 */
export function tellNamesakeApart(
  { callId, applicationId, personId, reason }: TellNamesakeApartRequest,
  { database, team, now }: Context,
): Promise<TellNamesakeApartOutcome> {
  const by = team.personId
  return database.transaction().execute(async (tx): Promise<TellNamesakeApartOutcome> => {
    const call = await lockCall(tx, callId)
    if (!call) return { ok: false, refusal: 'call-not-found' }
    if (call.outcomeShown) return { ok: false, refusal: 'call-is-decided' }
    await holdAssessor(tx, { callId, personId })
    const known = await selectNamesakes(tx, { callId, personId: by })
    if (!known.some((one) => one.applicationId === applicationId && one.personId === personId))
      return { ok: false, refusal: 'namesake-not-found' }
    if (reason.trim() === '') return { ok: false, refusal: 'reason-is-missing' }
    await tx
      .insertInto('callNamesakes')
      .values({ callId, applicationId, personId, reason, toldApartBy: by, toldApartAt: now })
      .execute()
    // What was found by the name alone; what they declared themselves stays.
    const lifted = await tx
      .deleteFrom('callConflicts')
      .where('applicationId', '=', applicationId)
      .where('personId', '=', personId)
      .where('source', '=', 'found')
      .returning('personId')
      .executeTakeFirst()
    const entry = { actorId: by, action: 'call.namesake-told-apart', subjectType: 'call', subjectId: callId }
    await audit(tx, { ...entry, detail: { applicationId, personId, reason } }, now)
    const said = { kind: 'namesake', by, applicationId, personId, lifts: lifted !== undefined }
    await addToLog(tx, callId, { ...said, reasonHash: hashOfText(reason) }, now)
    return { ok: true }
  })
}
