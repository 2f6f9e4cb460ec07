import type { Tx } from '#infrastructure/database/database.ts'

/** What the programme knows of a person. */
export async function eraseApplicant(
  { personId, emails, before }: { personId: string; emails: string[]; before: Date },
  { tx }: { tx: Tx },
): Promise<void> {
  await tx.deleteFrom('programmeTeam').where('personId', '=', personId).where('appointedAt', '<=', before).execute()
  if (emails.length === 0) return
  await tx.deleteFrom('programmeInterests').where('email', 'in', emails).where('registeredAt', '<=', before).execute()
}
