import type { CityLead } from '#capabilities/people/authority.ts'
import type { Reading } from '#infrastructure/database/database.ts'
import { findWordsOf } from './contact-store.ts'
import type { NetworkContact } from './network-contact.ts'
import type { NetworkEntry } from './network-entry.ts'
import type { NetworkOrganisation } from './network-organisation.ts'
import { perhapsSame } from './network-rules.ts'
import { contactRevision, networkRevision, selectContacts, selectNetwork } from './network-store.ts'

type Powers = Reading & { lead: CityLead }

export interface FoundNetworkOrganisation {
  known: NetworkOrganisation
  contacts: NetworkContact[]
  /** What a form is based on. */
  revision: string
  /** Others of the network that may well be the same. */
  namesakes: { id: string; name: string }[]
}

/** One organisation of the network of the lead’s place. */
export async function findNetworkOrganisation(
  { id }: { id: string },
  { database, lead: { placeId } }: Powers,
): Promise<FoundNetworkOrganisation | undefined> {
  const known = await selectNetwork(database, placeId).where('known.id', '=', id).executeTakeFirst()
  if (!known) return undefined
  const contacts = await selectContacts(database, id).orderBy('name').orderBy('id').execute()
  const others = await database
    .selectFrom('networkOrganisations')
    .select(['id', 'name'])
    .where('placeId', '=', placeId)
    .where('id', '<>', id)
    .orderBy('nameKey')
    .execute()
  const namesakes = others.filter(({ name }) => perhapsSame(name, known.name))
  return { known, contacts, revision: networkRevision(known), namesakes }
}

/** The latest entries of its log. */
export function findNetworkLog(
  { id, limit }: { id: string; limit: number },
  { database, lead: { placeId } }: Powers,
): Promise<NetworkEntry[]> {
  return database
    .selectFrom('networkEntries')
    .innerJoin('networkOrganisations as known', 'known.id', 'networkOrganisationId')
    .leftJoin('networkContacts', 'networkContacts.id', 'contactId')
    .leftJoin('people', 'people.id', 'byId')
    .select([
      'networkEntries.id',
      'networkEntries.kind',
      'happenedOn',
      'contactId',
      'networkContacts.name as contactName',
    ])
    .select(['people.name as byName', 'said'])
    .where('networkEntries.networkOrganisationId', '=', id)
    .where('known.placeId', '=', placeId)
    .orderBy('happenedOn', 'desc')
    .orderBy('networkEntries.id', 'desc')
    .limit(limit)
    .$castTo<NetworkEntry>()
    .execute()
}

export interface FoundNetworkContact {
  contact: NetworkContact
  revision: string
  /** What would be erased with them, and what they are told: words that were with them, or name them. */
  words: Awaited<ReturnType<typeof findWordsOf>>
}

/** All that is kept of one contact. */
export async function findNetworkContact(
  { id, contactId }: { id: string; contactId: string },
  { database, lead: { placeId } }: Powers,
): Promise<FoundNetworkContact | undefined> {
  const known = await selectNetwork(database, placeId).where('known.id', '=', id).executeTakeFirst()
  const contact = known && (await selectContacts(database, id).where('id', '=', contactId).executeTakeFirst())
  if (!contact) return undefined
  const words = await findWordsOf(database, { contact, placeId })
  return { contact, revision: contactRevision(contact), words }
}
