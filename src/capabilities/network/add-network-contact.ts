import { localParts } from '#infrastructure/words/local-time.ts'
import { insertContact } from './contact-store.ts'
import type { NetworkContactContent } from './network-contact.ts'
import { noteNetwork } from './network-log-store.ts'
import { mostContacts } from './network-organisation.ts'
import { type ContactRefusal, contactRefusalOf, trimmedContact } from './network-rules.ts'
import { lockNetwork, type NetworkPowers, touch } from './network-store.ts'

export type AddNetworkContactOutcome =
  | { ok: true }
  | { ok: false; refusal: ContactRefusal | 'not-in-network' | 'contact-here-already' | 'too-many' }

interface Request {
  id: string
  /** Of the form: sent twice, it is one. */
  requestId: string
  contact: NetworkContactContent
}

/** Keeps whom to speak to in an organisation of the network. */
export function addNetworkContact(
  { id, requestId, contact }: Request,
  { database, lead, now }: NetworkPowers,
): Promise<AddNetworkContactOutcome> {
  return database.transaction().execute(async (tx): Promise<AddNetworkContactOutcome> => {
    const said = trimmedContact(contact)
    const refusal = contactRefusalOf(said)
    if (refusal) return { ok: false, refusal }
    const known = await lockNetwork(tx, { id, placeId: lead.placeId })
    if (!known) return { ok: false, refusal: 'not-in-network' }
    const isMade = await insertContact(tx, { id, requestId, said, now })
    if (isMade && known.contacts >= mostContacts) {
      await tx
        .deleteFrom('networkContacts')
        .where('requestId', '=', requestId)
        .where('networkOrganisationId', '=', id)
        .execute()
      return { ok: false, refusal: 'too-many' }
    }
    if (isMade) {
      await touch(tx, { id, on: localParts(now).date, now })
      await noteNetwork(tx, { id, action: 'network.contact-added', lead }, now)
      return { ok: true }
    }
    const same = await tx
      .selectFrom('networkContacts')
      .select('id')
      .where('networkOrganisationId', '=', id)
      .where('requestId', '=', requestId)
      .executeTakeFirst()
    return same ? { ok: true } : { ok: false, refusal: 'contact-here-already' }
  })
}
