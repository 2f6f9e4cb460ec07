import type { Tx } from '#infrastructure/database/database.ts'
import type { Application } from './application.ts'
import { lockApplication } from './application-store.ts'
import { selectForTeam } from './sealed-store.ts'

export type LockedBeforeScoring =
  | { ok: true; application: Application }
  | { ok: false; refusal: 'application-not-found' | 'not-between-deadline-and-scoring' }

/** Holds an application that this person of the team may read, between its deadline and the first score. */
export async function lockBeforeScoring(
  { callId, applicationId, personId }: { callId: string; applicationId: string; personId: string },
  { tx }: { tx: Tx },
): Promise<LockedBeforeScoring> {
  const held = await lockApplication(tx, applicationId)
  const known = (await selectForTeam(tx, { callId, personId })).some((one) => one.applicationId === applicationId)
  if (!held || !known) return { ok: false, refusal: 'application-not-found' }
  if (held.call.phase !== 'closed') return { ok: false, refusal: 'not-between-deadline-and-scoring' }
  return { ok: true, application: held.application }
}
