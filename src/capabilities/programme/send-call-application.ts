import { randomBytes } from 'node:crypto'
import type { Services } from '#infrastructure/services.ts'
import { isWhole } from './application.ts'
import { lockApplication } from './application-store.ts'
import { addToLog } from './call-log-store.ts'
import { isTaking } from './call-phase-rules.ts'
import { canonicalJson, hashOfText } from './log-chain-rules.ts'
import { applicationMailDue } from './programme-jobs.ts'

export type SendCallApplicationOutcome =
  | { ok: true; revision: number }
  | {
      ok: false
      refusal: 'application-not-found' | 'application-is-settled' | 'deadline-is-over' | 'application-is-not-whole'
    }

type Context = Pick<Services, 'database' | 'queue'> & {
  /** When the form arrived here: what counts at the deadline. */
  now: Date
}

/**
 * Sends an application: what was typed is frozen as a revision, whose hash goes into the call's log. Until the deadline it
 * can be sent again, and the newest one counts; the same words are one revision, however often they are sent.
 */
export function sendCallApplication(
  { applicationId, isProof }: { applicationId: string; isProof: boolean },
  { database, queue, now }: Context,
): Promise<SendCallApplicationOutcome> {
  return database.transaction().execute(async (tx): Promise<SendCallApplicationOutcome> => {
    const held = await lockApplication(tx, applicationId)
    if (!held) return { ok: false, refusal: 'application-not-found' }
    const { application, call } = held
    const { state, typed, extendedUntil, provenAt, callId } = application
    if (state !== 'draft' && state !== 'submitted') return { ok: false, refusal: 'application-is-settled' }
    if (now < call.opensAt || !isTaking(call, { extendedUntil, now })) return { ok: false, refusal: 'deadline-is-over' }
    if (!isWhole(typed)) return { ok: false, refusal: 'application-is-not-whole' }
    const content = canonicalJson(typed)
    const last = await tx
      .selectFrom('callRevisions')
      .select('content')
      .where('applicationId', '=', applicationId)
      .where('number', '=', application.revision)
      .executeTakeFirst()
    if (last?.content === content) return { ok: true, revision: application.revision }
    const revision = application.revision + 1
    const salt = randomBytes(16).toString('hex')
    const hash = hashOfText(`${salt}\n${content}`)
    await tx
      .insertInto('callRevisions')
      .values({ callId, applicationId, number: revision, content, salt, hash, submittedAt: now })
      .execute()
    await tx
      .updateTable('callApplications')
      .set({ state: 'submitted', revision, submittedAt: now })
      .$if(isProof && !provenAt, (update) => update.set({ provenAt: now }))
      .where('id', '=', applicationId)
      .execute()
    await queue.enqueue(tx, applicationMailDue, [{ applicationId, mail: 'sent', revision }])
    await addToLog(tx, callId, { kind: 'submitted', applicationId, revision, hash }, now)
    return { ok: true, revision }
  })
}
