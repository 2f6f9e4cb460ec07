import type { Reader, Tx } from '#infrastructure/database/database.ts'
import type { Application } from './application.ts'
import type { CallInPhase } from './call.ts'
import { holdCall, lockCall } from './call-store.ts'

export const selectApplications = (reader: Reader) =>
  reader
    .selectFrom('callApplications')
    .select(['id', 'callId', 'reference', 'email', 'name', 'language', 'state', 'typed', 'savedAt', 'provenAt'])
    .select(['extendedUntil', 'revision', 'submittedAt', 'ineligibleReason', 'equalityAsked'])
    .$castTo<Application>()

/**
 * An application held until the transaction ends, and its call as it stands meanwhile. The call comes first, as it does
 * where one is given longer: both wait for each other in one order.
 */
export function lockApplication(tx: Tx, applicationId: string): Promise<Held | undefined> {
  return lockBoth(tx, applicationId, holdCall)
}

/** The same for what changes who has a place: one after the other in a call, since each looks at all of them. */
export function lockDecided(tx: Tx, applicationId: string): Promise<Held | undefined> {
  return lockBoth(tx, applicationId, lockCall)
}

interface Held {
  application: Application
  call: CallInPhase
}

async function lockBoth(tx: Tx, applicationId: string, takeCall: typeof lockCall): Promise<Held | undefined> {
  const found = await tx
    .selectFrom('callApplications')
    .select('callId')
    .where('id', '=', applicationId)
    .executeTakeFirst()
  const call = found && (await takeCall(tx, found.callId))
  if (!call) return undefined
  await tx.selectFrom('callApplications').select('id').where('id', '=', applicationId).forUpdate().execute()
  const application = await selectApplications(tx).where('id', '=', applicationId).executeTakeFirst()
  return application && { application, call }
}
