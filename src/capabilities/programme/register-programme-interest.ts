import { takeAttempt } from '#infrastructure/database/attempts.ts'
import { newId } from '#infrastructure/ids.ts'
import type { Services } from '#infrastructure/services.ts'
import type { Language } from '#infrastructure/words/languages.ts'
import { programmeInterestDue } from './programme-jobs.ts'

export interface RegisterProgrammeInterestRequest {
  /** Of the form: sent twice, it is one. */
  requestId: string
  name: string
  email: string
  placeName: string
  language: Language
}

export type RegisterProgrammeInterestOutcome =
  | { ok: true }
  | { ok: false; refusal: 'too-many-tries'; waitMinutes: number }

type Context = Pick<Services, 'database' | 'queue'> & {
  /** From where the form came, as a keyed hash. */
  clientKey: string
  now: Date
}

/** Notes a person who would hear of the next call; nothing is written to them but the mail that proves the address. */
export async function registerProgrammeInterest(
  { requestId, name, placeName, language, ...request }: RegisterProgrammeInterestRequest,
  { database, queue, clientKey, now }: Context,
): Promise<RegisterProgrammeInterestOutcome> {
  const email = request.email.trim().toLowerCase()
  for (const limit of [
    { purpose: 'programme-interest', subject: email, free: 3 },
    { purpose: 'programme-interest', subject: `from ${clientKey}`, free: 20 },
  ] as const) {
    const attempt = await takeAttempt(database, limit, now)
    if (!attempt.ok) return { ...attempt, refusal: 'too-many-tries' }
  }
  await database.transaction().execute(async (tx) => {
    const made = await tx
      .insertInto('programmeInterests')
      .values({ id: newId(now), requestId, email, name, placeName, language, registeredAt: now })
      .onConflict((conflict) => conflict.column('requestId').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (made) await queue.enqueue(tx, programmeInterestDue, [{ interestId: made.id }])
  })
  return { ok: true }
}
