import type { Tx } from '#infrastructure/database/database.ts'

/** What a person asked organisers, with its answers. */
export async function eraseInterests(
  { emails, before }: { emails: string[]; before: Date },
  { tx }: { tx: Tx },
): Promise<void> {
  if (emails.length === 0) return
  await tx.deleteFrom('interests').where('email', 'in', emails).where('askedAt', '<=', before).execute()
}
