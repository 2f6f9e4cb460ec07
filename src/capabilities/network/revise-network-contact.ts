import { localParts } from '#infrastructure/words/local-time.ts'
import type { NetworkContactContent } from './network-contact.ts'
import { noteNetwork } from './network-log-store.ts'
import { type ContactRefusal, contactRefusalOf, trimmedContact } from './network-rules.ts'
import { contactRevision, lockNetwork, type NetworkPowers, selectContacts, touch } from './network-store.ts'

export type ReviseNetworkContactOutcome =
  | { ok: true }
  | { ok: false; refusal: ContactRefusal | 'contact-not-found' | 'changed-meanwhile' | 'contact-here-already' }

interface Request {
  id: string
  contactId: string
  basedOn: string
  contact: NetworkContactContent
}

/** Corrects what is kept of a contact. */
export function reviseNetworkContact(
  { id, contactId, basedOn, contact }: Request,
  { database, lead, now }: NetworkPowers,
): Promise<ReviseNetworkContactOutcome> {
  return database.transaction().execute(async (tx): Promise<ReviseNetworkContactOutcome> => {
    const said = trimmedContact(contact)
    const refusal = contactRefusalOf(said)
    if (refusal) return { ok: false, refusal }
    const known = await lockNetwork(tx, { id, placeId: lead.placeId })
    const stored = known && (await selectContacts(tx, id).where('id', '=', contactId).executeTakeFirst())
    if (!stored) return { ok: false, refusal: 'contact-not-found' }
    if (contactRevision({ ...stored, ...said }) === contactRevision(stored)) return { ok: true }
    if (basedOn !== contactRevision(stored)) return { ok: false, refusal: 'changed-meanwhile' }
    const twin =
      said.email &&
      (await selectContacts(tx, id).where('email', '=', said.email).where('id', '<>', contactId).executeTakeFirst())
    if (twin) return { ok: false, refusal: 'contact-here-already' }
    await tx
      .updateTable('networkContacts')
      .set({ ...said, changedAt: now })
      .where('id', '=', contactId)
      .execute()
    await touch(tx, { id, on: localParts(now).date, now })
    await noteNetwork(tx, { id, action: 'network.contact-revised', lead }, now)
    return { ok: true }
  })
}
