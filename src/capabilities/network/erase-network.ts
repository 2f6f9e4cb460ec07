import type { Tx } from '#infrastructure/database/database.ts'
import { eraseContact } from './contact-store.ts'

/** Erases what places keep of a person as a contact, by their addresses; what they did for a place stays without them. */
export async function eraseNetwork(
  { personId, emails, before }: { personId: string; emails: string[]; before: Date },
  { tx }: { tx: Tx },
): Promise<void> {
  const contacts = await tx
    .selectFrom('networkContacts')
    .innerJoin('networkOrganisations as known', 'known.id', 'networkOrganisationId')
    .select(['networkContacts.id', 'networkContacts.name', 'networkContacts.email', 'known.placeId'])
    .where('networkContacts.email', 'in', emails)
    .where('networkContacts.addedAt', '<=', before)
    .orderBy('networkContacts.id')
    .execute()
  for (const { placeId, ...contact } of contacts) await eraseContact(tx, { contact, placeId })
  await tx.updateTable('networkEntries').set({ byId: null }).where('byId', '=', personId).execute()
  await tx
    .updateTable('networkOrganisations')
    .set({ nextStepOwnerId: null })
    .where('nextStepOwnerId', '=', personId)
    .execute()
}
