import { sql } from 'kysely'
import type { CityLead } from '#capabilities/people/authority.ts'
import type { Reader, Tx } from '#infrastructure/database/database.ts'
import { newId } from '#infrastructure/ids.ts'
import { revisionOf } from '#infrastructure/revision.ts'
import type { Services } from '#infrastructure/services.ts'
import { localParts } from '#infrastructure/words/local-time.ts'
import type { NetworkContact } from './network-contact.ts'
import type { NetworkOrganisation, NetworkOrganisationContent } from './network-organisation.ts'
import { nameKeyOf } from './network-rules.ts'

export type NetworkPowers = Pick<Services, 'database'> & { lead: CityLead; now: Date }

/** Organisations in the network of one place. */
export const selectNetwork = (reader: Reader, placeId: string) =>
  reader
    .selectFrom('networkOrganisations as known')
    .leftJoin('organisations', 'organisations.id', 'known.organisationId')
    .leftJoin('people as owner', 'owner.id', 'known.nextStepOwnerId')
    .where('known.placeId', '=', placeId)
    .select(['known.id', 'known.placeId', 'known.name', 'known.sector', 'known.stage', 'known.source', 'nextStep'])
    .select(['nextStepOn', 'nextStepOwnerId', 'owner.name as nextStepOwner', 'known.organisationId', 'slug'])
    .select('lastEntryOn')
    .select(
      sql<number>`(select count(*)::int from network_contacts where network_organisation_id = known.id)`.as('contacts'),
    )
    .$castTo<NetworkOrganisation>()

/** A fingerprint of what is said of it, and of what is planned with it. */
export function networkRevision(known: NetworkOrganisation): string {
  const { name, sector, stage, source, organisationId, nextStep, nextStepOn, nextStepOwnerId } = known
  return revisionOf({ name, sector, stage, source, organisationId, nextStep, nextStepOn, nextStepOwnerId })
}

export const contactRevision = ({ name, job, email, phone, source, basis }: NetworkContact): string =>
  revisionOf({ name, job, email, phone, source, basis })

export const selectContacts = (reader: Reader, networkOrganisationId: string) =>
  reader
    .selectFrom('networkContacts')
    .select(['id', 'networkOrganisationId', 'name', 'job', 'email', 'phone', 'source', 'basis', 'addedAt'])
    .where('networkOrganisationId', '=', networkOrganisationId)
    .$castTo<NetworkContact>()

/** One of the lead’s place, under its row: of two who change it at once the second finds what the first did. */
export async function lockNetwork(
  tx: Tx,
  { id, placeId }: { id: string; placeId: string },
): Promise<NetworkOrganisation | undefined> {
  await tx
    .selectFrom('networkOrganisations')
    .select('id')
    .where('id', '=', id)
    .where('placeId', '=', placeId)
    .forUpdate()
    .execute()
  return selectNetwork(tx, placeId).where('known.id', '=', id).executeTakeFirst()
}

/** Something happened with it: it is kept for longer. */
export const touch = (tx: Tx, { id, on, now }: { id: string; on: string; now: Date }) =>
  tx
    .updateTable('networkOrganisations')
    .set({ changedAt: now, lastEntryOn: sql<string>`greatest(last_entry_on, ${on}::date)` })
    .where('id', '=', id)
    .execute()

/** Whether a person leads the place. */
export async function leads(reader: Reader, { placeId, personId }: { placeId: string; personId: string }) {
  const found = await reader
    .selectFrom('placeLeads')
    .select('personId')
    .where('placeId', '=', placeId)
    .where('personId', '=', personId)
    .executeTakeFirst()
  return found !== undefined
}

/** The organisations that take part in the place, by the key of their name. */
export async function selectMembers(
  reader: Reader,
  placeId: string,
): Promise<{ id: string; name: string; slug: string; kind: string; nameKey: string }[]> {
  const rows = await reader
    .selectFrom('organisationPlaces')
    .innerJoin('organisations', 'organisations.id', 'organisationPlaces.organisationId')
    .select(['organisations.id', 'name', 'slug', 'kind'])
    .where('organisationPlaces.placeId', '=', placeId)
    .where('organisationPlaces.status', '=', 'approved')
    .orderBy('name')
    .orderBy('organisations.id')
    .execute()
  return rows.map((row) => ({ ...row, nameKey: nameKeyOf(row.name) }))
}

interface Row {
  placeId: string
  requestId: string
  said: NetworkOrganisationContent
  organisationId: string | null
  now: Date
}

/** The id of what was made; nothing where one of this name, or of this organisation, is there already. */
export async function insertNetwork(tx: Tx, row: Row): Promise<string | undefined> {
  const { placeId, requestId, said, organisationId, now } = row
  const made = await tx
    .insertInto('networkOrganisations')
    .values({
      ...{ id: newId(now), placeId, requestId, ...said, nameKey: nameKeyOf(said.name), organisationId },
      ...{ createdAt: now, changedAt: now, lastEntryOn: localParts(now).date },
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return made?.id
}
