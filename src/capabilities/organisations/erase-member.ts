import type { Tx } from '#infrastructure/database/database.ts'

/** Ends what a person may do for organisations, and what was sent or begun under their name. */
export async function eraseMember(
  { personId, emails, before }: { personId: string; emails: string[]; before: Date },
  { tx }: { tx: Tx },
): Promise<void> {
  await tx.deleteFrom('organisationMembers').where('personId', '=', personId).execute()
  await tx.deleteFrom('applications').where('personId', '=', personId).execute()
  await tx.deleteFrom('organisationInvitations').where('email', 'in', emails).where('invitedAt', '<=', before).execute()
}
