import type { Services } from '#infrastructure/services.ts'
import { lockApplication } from './application-store.ts'

export type RemoveCoapplicantOutcome = { ok: true } | { ok: false; refusal: 'application-not-found' }

type Context = Pick<Services, 'database'> & { now: Date }

/** Takes a co-applicant out: their link opens nothing from then on. What they wrote in the application stays in it. */
export function removeCoapplicant(
  { applicationId, coapplicantId }: { applicationId: string; coapplicantId: string },
  { database, now }: Context,
): Promise<RemoveCoapplicantOutcome> {
  return database.transaction().execute(async (tx): Promise<RemoveCoapplicantOutcome> => {
    // What they save at this moment is saved before, or refused after.
    const held = await lockApplication(tx, applicationId)
    if (!held) return { ok: false, refusal: 'application-not-found' }
    await tx
      .updateTable('callCoapplicants')
      .set({ removedAt: now })
      .where('id', '=', coapplicantId)
      .where('applicationId', '=', applicationId)
      .where('removedAt', 'is', null)
      .execute()
    return { ok: true }
  })
}
