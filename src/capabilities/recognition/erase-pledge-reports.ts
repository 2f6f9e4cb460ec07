import type { Tx } from '#infrastructure/database/database.ts'

/** What a person told of pledges that were not kept. */
export async function erasePledgeReports({ personId }: { personId: string }, { tx }: { tx: Tx }): Promise<void> {
  await tx.deleteFrom('pledgeReports').where('personId', '=', personId).execute()
}
