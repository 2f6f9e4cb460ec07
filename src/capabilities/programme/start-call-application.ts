import { randomInt } from 'node:crypto'
import { takeAttempt } from '#infrastructure/database/attempts.ts'
import type { Reader } from '#infrastructure/database/database.ts'
import { newId } from '#infrastructure/ids.ts'
import { needed } from '#infrastructure/needed.ts'
import type { Services } from '#infrastructure/services.ts'
import type { Language } from '#infrastructure/words/languages.ts'
import { selectCalls } from './call-store.ts'
import { applicationMailDue } from './programme-jobs.ts'
import { publicCall } from './public-call.ts'

export interface StartCallApplicationRequest {
  slug: string
  /** Of the form: sent twice, it is one application. */
  requestId: string
  name: string
  email: string
  placeName: string
  language: Language
}

export type StartCallApplicationOutcome =
  | { ok: true; applicationId: string }
  | { ok: false; refusal: 'call-is-not-open' }
  | { ok: false; refusal: 'too-many-tries'; waitMinutes: number }

type Context = Pick<Services, 'database' | 'queue'> & {
  /** From where the form came, as a keyed hash. */
  clientKey: string
  now: Date
}

/** Letters and figures that are not taken for each other. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const newReference = () => Array.from({ length: 8 }, () => alphabet[randomInt(alphabet.length)]).join('')

/** Begins an application without an account; its address gets the link to come back to it. */
export async function startCallApplication(
  { slug, requestId, name, placeName, language, ...request }: StartCallApplicationRequest,
  { database, queue, clientKey, now }: Context,
): Promise<StartCallApplicationOutcome> {
  const email = request.email.trim().toLowerCase()
  const call = await selectCalls(database).where('slug', '=', slug).where('publicSees', '=', true).executeTakeFirst()
  if (!call || !publicCall(call, now).isOpen) return { ok: false, refusal: 'call-is-not-open' }
  const callId = call.id
  const known = await findBegun(database, { callId, requestId })
  if (known) return { ok: true, applicationId: known }
  for (const limit of [
    { purpose: 'call-application', subject: email, free: 5 },
    { purpose: 'call-application', subject: `from ${clientKey}`, free: 20 },
  ] as const) {
    const attempt = await takeAttempt(database, limit, now)
    if (!attempt.ok) return { ...attempt, refusal: 'too-many-tries' }
  }
  return database.transaction().execute(async (tx): Promise<StartCallApplicationOutcome> => {
    const made = await tx
      .insertInto('callApplications')
      .values({
        ...{ id: newId(now), callId, requestId, reference: newReference(), email, name, language },
        ...{ typed: JSON.stringify({ place: { placeName } }), begunAt: now, savedAt: now },
      })
      .onConflict((conflict) => conflict.columns(['callId', 'requestId']).doNothing())
      .returning('id')
      .executeTakeFirst()
    // The same form at the same moment.
    if (!made) return { ok: true, applicationId: needed(await findBegun(tx, { callId, requestId }), 'what was first') }
    await queue.enqueue(tx, applicationMailDue, [{ applicationId: made.id, mail: 'begun', revision: 0 }])
    return { ok: true, applicationId: made.id }
  })
}

async function findBegun(
  reader: Reader,
  { callId, requestId }: { callId: string; requestId: string },
): Promise<string | undefined> {
  const row = await reader
    .selectFrom('callApplications')
    .select('id')
    .where('callId', '=', callId)
    .where('requestId', '=', requestId)
    .executeTakeFirst()
  return row?.id
}
