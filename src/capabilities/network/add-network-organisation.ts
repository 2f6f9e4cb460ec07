import type { OrganisationKind } from '#capabilities/organisations/organisation.ts'
import type { Tx } from '#infrastructure/database/database.ts'
import { newId } from '#infrastructure/ids.ts'
import { noteNetwork } from './network-log-store.ts'
import { type NetworkOrganisationContent, networkOrganisation } from './network-organisation.ts'
import { type ContentRefusal, nameKeyOf, organisationRefusalOf, trimmedOrganisation } from './network-rules.ts'
import { insertNetwork, type NetworkPowers, selectMembers } from './network-store.ts'

export type AddNetworkOrganisationOutcome =
  | { ok: true; id: string }
  | { ok: false; refusal: ContentRefusal | 'here-already' | 'too-many' }

interface Request {
  /** Of the form: sent twice, it is one. */
  requestId: string
  content: NetworkOrganisationContent
}

/** Keeps an organisation in the network of the lead’s place; one of this site by the same name is linked. */
export function addNetworkOrganisation(
  { requestId, content }: Request,
  { database, lead, now }: NetworkPowers,
): Promise<AddNetworkOrganisationOutcome> {
  return database.transaction().execute(async (tx): Promise<AddNetworkOrganisationOutcome> => {
    const said = trimmedOrganisation(content)
    const refusal = organisationRefusalOf(said)
    if (refusal) return { ok: false, refusal }
    const { placeId } = lead
    if ((await countNetwork(tx, placeId)) >= networkOrganisation.mostOrganisations)
      return { ok: false, refusal: 'too-many' }
    const nameKey = nameKeyOf(said.name)
    const member = (await selectMembers(tx, placeId)).find((one) => one.nameKey === nameKey)
    const made = await insertNetwork(tx, { placeId, requestId, said, organisationId: member?.id ?? null, now })
    if (made) {
      await noteNetwork(tx, { id: made, action: 'network.added', lead }, now)
      return { ok: true, id: made }
    }
    const there = await tx
      .selectFrom('networkOrganisations')
      .select(['id', 'requestId'])
      .where('placeId', '=', placeId)
      .where('nameKey', '=', nameKey)
      .executeTakeFirst()
    return there?.requestId === requestId ? { ok: true, id: there.id } : { ok: false, refusal: 'here-already' }
  })
}

/** Keeps all that take part in the place and are not in its network yet, as those who joined; says how many. */
export function addMembersHere(
  { source }: { source: string },
  { database, lead, now }: NetworkPowers,
): Promise<{ added: number }> {
  return database.transaction().execute(async (tx) => {
    const { placeId } = lead
    let added = 0
    for (const { id: organisationId, name, kind } of await listMissing(tx, placeId)) {
      const said = { name, sector: kind as OrganisationKind, stage: 'joined' as const, source }
      const made = await insertNetwork(tx, { placeId, requestId: newId(now), said, organisationId, now })
      if (!made) continue
      added++
      await noteNetwork(tx, { id: made, action: 'network.added', lead }, now)
    }
    return { added }
  })
}

/** How many take part in the place and are not in its network yet. */
export async function countMembersMissing({ database, lead }: Omit<NetworkPowers, 'now'>): Promise<number> {
  return (await listMissing(database, lead.placeId)).length
}

async function listMissing(reader: Parameters<typeof selectMembers>[0], placeId: string) {
  const members = await selectMembers(reader, placeId)
  const rows = await reader
    .selectFrom('networkOrganisations')
    .select(['organisationId', 'nameKey'])
    .where('placeId', '=', placeId)
    .execute()
  const [here, keys] = [new Set(rows.map((row) => row.organisationId)), new Set(rows.map((row) => row.nameKey))]
  return members.filter(({ id, nameKey }) => !here.has(id) && !keys.has(nameKey))
}

async function countNetwork(tx: Tx, placeId: string): Promise<number> {
  const { count } = await tx
    .selectFrom('networkOrganisations')
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('placeId', '=', placeId)
    .executeTakeFirstOrThrow()
  return Number(count)
}
