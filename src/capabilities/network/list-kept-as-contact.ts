import type { Reading } from '#infrastructure/database/database.ts'
import type { LawfulBasis } from './network-contact.ts'
import { keptUntil } from './network-rules.ts'

/** What a place keeps of a person as a contact of its network. */
export interface KeptAsContact {
  place: string
  placeCy: string | null
  organisation: string
  name: string
  job: string | null
  email: string | null
  phone: string | null
  source: string
  basis: LawfulBasis
  keptUntil: string
  /** Days of meetings, calls and the like with them. */
  metOn: string[]
}

/** Where places keep the addresses of an account as a contact, for the file of all that is kept of its person. */
export async function listKeptAsContact(
  { emails }: { emails: readonly string[] },
  { database }: Reading,
): Promise<KeptAsContact[]> {
  if (emails.length === 0) return []
  const rows = await database
    .selectFrom('networkContacts as contact')
    .innerJoin('networkOrganisations as known', 'known.id', 'networkOrganisationId')
    .innerJoin('places', 'places.id', 'known.placeId')
    .select(['contact.id', 'places.name as place', 'places.nameCy as placeCy', 'known.name as organisation'])
    .select(['contact.name', 'job', 'email', 'phone', 'contact.source', 'basis', 'lastEntryOn'])
    .where('email', 'in', [...emails])
    .orderBy('places.name')
    .orderBy('known.nameKey')
    .orderBy('contact.id')
    .execute()
  if (rows.length === 0) return []
  const entries = await database
    .selectFrom('networkEntries')
    .select(['contactId', 'happenedOn'])
    .where(
      'contactId',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('happenedOn')
    .orderBy('id')
    .execute()
  return rows.map(({ id, lastEntryOn, basis, ...row }) => ({
    ...row,
    basis: basis as LawfulBasis,
    keptUntil: keptUntil(lastEntryOn),
    metOn: entries.filter(({ contactId }) => contactId === id).map(({ happenedOn }) => happenedOn),
  }))
}
