import type { Tx } from '#infrastructure/database/database.ts'

/** Ends a person's roles as City Lead, and what invited them to one. */
export async function eraseLead(
  { personId, emails, before }: { personId: string; emails: string[]; before: Date },
  { tx }: { tx: Tx },
): Promise<void> {
  await tx.deleteFrom('placeLeads').where('personId', '=', personId).execute()
  await tx.deleteFrom('roleInvitations').where('email', 'in', emails).where('invitedAt', '<=', before).execute()
}
