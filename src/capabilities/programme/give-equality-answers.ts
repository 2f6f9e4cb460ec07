import { randomUUID } from 'node:crypto'
import type { Services } from '#infrastructure/services.ts'
import { localParts } from '#infrastructure/words/local-time.ts'
import { lockApplication } from './application-store.ts'
import { knownAnswers } from './equality-question.ts'

export type GiveEqualityAnswersOutcome =
  | { ok: true }
  | { ok: false; refusal: 'application-not-found' | 'asked-already' }

type Context = Pick<Services, 'database'> & { now: Date }

/**
 * Keeps what an applicant says of themselves, apart from their application: nothing leads from one to the other, neither an
 * id nor a moment, so that it can be given once and never be found again.
 */
export function giveEqualityAnswers(
  { applicationId, said }: { applicationId: string; said: Record<string, string> },
  { database, now }: Context,
): Promise<GiveEqualityAnswersOutcome> {
  return database.transaction().execute(async (tx): Promise<GiveEqualityAnswersOutcome> => {
    const held = await lockApplication(tx, applicationId)
    if (!held || held.application.revision === 0) return { ok: false, refusal: 'application-not-found' }
    const asked = await tx
      .updateTable('callApplications')
      .set({ equalityAsked: true })
      .where('id', '=', applicationId)
      .where('equalityAsked', '=', false)
      .returning('id')
      .executeTakeFirst()
    if (!asked) return { ok: false, refusal: 'asked-already' }
    const answers = knownAnswers(said)
    if (Object.keys(answers).length === 0) return { ok: true }
    await tx
      .insertInto('callEqualityAnswers')
      // Other ids grow with time.
      .values({
        id: randomUUID(),
        callId: held.application.callId,
        answers: JSON.stringify(answers),
        givenOn: localParts(now).date,
      })
      .execute()
    return { ok: true }
  })
}
