import type { ProgrammeTeam } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Reading } from '#infrastructure/database/database.ts'
import { newId } from '#infrastructure/ids.ts'
import type { Services } from '#infrastructure/services.ts'
import { type InformationRequest, selectRequests } from './beside-store.ts'
import { addToLog } from './call-log-store.ts'
import { lockBeforeScoring } from './lock-before-scoring.ts'
import { hashOfText } from './log-chain-rules.ts'
import { applicationMailDue } from './programme-jobs.ts'

export type AskForInformationOutcome =
  | { ok: true }
  | {
      ok: false
      refusal:
        | 'application-not-found'
        | 'not-between-deadline-and-scoring'
        | 'application-is-settled'
        | 'asked-already'
        | 'nothing-is-said'
        | 'in-the-past'
    }

interface AskForInformationRequest {
  callId: string
  applicationId: string
  asked: string
  dueAt: Date
}

type Context = Pick<Services, 'database' | 'queue'> & { team: ProgrammeTeam; now: Date }

/** Asks an applicant for what is missing to see whether they are eligible. What they sent stays as it is. */
export function askForInformation(
  { callId, applicationId, asked, dueAt }: AskForInformationRequest,
  { database, queue, team, now }: Context,
): Promise<AskForInformationOutcome> {
  const { personId } = team
  return database.transaction().execute(async (tx): Promise<AskForInformationOutcome> => {
    const held = await lockBeforeScoring({ callId, applicationId, personId }, { tx })
    if (!held.ok) return held
    const { state, revision } = held.application
    if (state !== 'submitted' && state !== 'more-information') return { ok: false, refusal: 'application-is-settled' }
    const open = await selectRequests(tx, applicationId)
      .where('answeredAt', 'is', null)
      .where('dueAt', '>=', now)
      .executeTakeFirst()
    if (open) return { ok: false, refusal: 'asked-already' }
    if (asked.trim() === '') return { ok: false, refusal: 'nothing-is-said' }
    if (dueAt <= now) return { ok: false, refusal: 'in-the-past' }
    const id = newId(now)
    await tx
      .insertInto('callRequests')
      .values({ id, callId, applicationId, asked, askedAt: now, askedBy: personId, dueAt })
      .execute()
    await tx
      .updateTable('callApplications')
      .set({ state: 'more-information' })
      .where('id', '=', applicationId)
      .execute()
    const due = { applicationId, mail: 'asked' as const, revision, about: id, until: dueAt.toISOString() }
    await queue.enqueue(tx, applicationMailDue, [due])
    const entry = { actorId: personId, action: 'call.information-asked', subjectType: 'call', subjectId: callId }
    await audit(tx, { ...entry, detail: { applicationId } }, now)
    const said = { applicationId, requestId: id, dueAt: dueAt.toISOString(), hash: hashOfText(asked) }
    await addToLog(tx, callId, { kind: 'asked', by: personId, ...said }, now)
    return { ok: true }
  })
}

/** What an applicant was asked, for them. */
export const listInformationRequests = (
  { applicationId }: { applicationId: string },
  { database }: Reading,
): Promise<InformationRequest[]> => selectRequests(database, applicationId).orderBy('askedAt').execute()
