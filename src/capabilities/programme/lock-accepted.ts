import type { Tx } from '#infrastructure/database/database.ts'
import { lockApplication } from './application-store.ts'
import { type AcceptedApplication, findAccepted } from './find-accepted.ts'

/** An application whose place was taken, held until the transaction ends: of two who found its place at once, the second finds it founded. */
export async function lockAccepted(
  { applicationId }: { applicationId: string },
  { tx }: { tx: Tx },
): Promise<AcceptedApplication | undefined> {
  await lockApplication(tx, applicationId)
  return findAccepted({ applicationId }, { database: tx })
}
