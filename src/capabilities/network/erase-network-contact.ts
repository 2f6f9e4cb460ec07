import { eraseContact } from './contact-store.ts'
import { noteNetwork } from './network-log-store.ts'
import { lockNetwork, type NetworkPowers, selectContacts } from './network-store.ts'

export type EraseNetworkContactOutcome = { ok: true } | { ok: false; refusal: 'contact-not-found' }

/** Erases what is kept of a contact, with the words that were with them or name them; days and kinds of meetings stay. */
export function eraseNetworkContact(
  { id, contactId }: { id: string; contactId: string },
  { database, lead, now }: NetworkPowers,
): Promise<EraseNetworkContactOutcome> {
  return database.transaction().execute(async (tx): Promise<EraseNetworkContactOutcome> => {
    const { placeId } = lead
    const known = await lockNetwork(tx, { id, placeId })
    const contact = known && (await selectContacts(tx, id).where('id', '=', contactId).executeTakeFirst())
    if (!contact) return { ok: false, refusal: 'contact-not-found' }
    await eraseContact(tx, { contact, placeId })
    await noteNetwork(tx, { id, action: 'network.contact-erased', lead }, now)
    return { ok: true }
  })
}
