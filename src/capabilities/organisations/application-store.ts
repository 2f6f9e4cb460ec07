import type { Tx } from '#infrastructure/database/database.ts'
import { Fault } from '#infrastructure/fault.ts'

/** @throws Fault for an application that this person did not begin */
export async function referenceOf(
  tx: Tx,
  { applicationId, personId }: { applicationId: string; personId: string },
): Promise<string> {
  const row = await tx
    .selectFrom('applications')
    .select('reference')
    .where('id', '=', applicationId)
    .where('personId', '=', personId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Fault('application-not-found', 'This person began no such application.')
  return row.reference
}

export async function endApplication(
  tx: Tx,
  { applicationId, organisationId, now }: { applicationId: string; organisationId: string; now: Date },
) {
  await tx
    .updateTable('applications')
    .set({ sentAt: now, organisationId, typed: '{}' })
    .where('id', '=', applicationId)
    .execute()
}
