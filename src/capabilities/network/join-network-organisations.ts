import type { Tx } from '#infrastructure/database/database.ts'
import { localParts } from '#infrastructure/words/local-time.ts'
import { noteNetwork } from './network-log-store.ts'
import type { NetworkOrganisation } from './network-organisation.ts'
import { lockNetwork, type NetworkPowers, touch } from './network-store.ts'

export type JoinNetworkOrganisationsOutcome =
  | { ok: true }
  | { ok: false; refusal: 'not-in-network' | 'two-of-this-site' }

/** Makes two of the network one: contacts and log of the other come along, its own words go. */
export function joinNetworkOrganisations(
  { id, otherId }: { id: string; otherId: string },
  { database, lead, now }: NetworkPowers,
): Promise<JoinNetworkOrganisationsOutcome> {
  return database.transaction().execute(async (tx): Promise<JoinNetworkOrganisationsOutcome> => {
    const { placeId } = lead
    // In one order, whichever of the two is open.
    const both = new Map<string, NetworkOrganisation | undefined>()
    for (const one of [id, otherId].toSorted()) both.set(one, await lockNetwork(tx, { id: one, placeId }))
    const [stays, goes] = [both.get(id), both.get(otherId)]
    if (!stays || !goes || id === otherId) return { ok: false, refusal: 'not-in-network' }
    if (stays.organisationId && goes.organisationId) return { ok: false, refusal: 'two-of-this-site' }
    await moveContacts(tx, { id, otherId })
    await tx
      .updateTable('networkEntries')
      .set({ networkOrganisationId: id })
      .where('networkOrganisationId', '=', otherId)
      .execute()
    await tx.deleteFrom('networkOrganisations').where('id', '=', otherId).execute()
    const { nextStep, nextStepOn, nextStepOwnerId } = stays.nextStep ? stays : goes
    await tx
      .updateTable('networkOrganisations')
      .set({
        ...{ organisationId: stays.organisationId ?? goes.organisationId, sector: stays.sector ?? goes.sector },
        ...{ nextStep, nextStepOn, nextStepOwnerId },
      })
      .where('id', '=', id)
      .execute()
    await touch(tx, { id, on: localParts(now).date, now })
    await noteNetwork(tx, { id, action: 'network.joined', lead }, now)
    return { ok: true }
  })
}

/** One address is one contact: what was with the other’s is with ours. */
async function moveContacts(tx: Tx, { id, otherId }: { id: string; otherId: string }) {
  const at = (organisation: string) =>
    tx
      .selectFrom('networkContacts')
      .select(['id', 'email'])
      .where('networkOrganisationId', '=', organisation)
      .orderBy('id')
      .execute()
  const ours = new Map((await at(id)).flatMap((one) => (one.email ? [[one.email, one.id] as const] : [])))
  for (const { id: contactId, email } of await at(otherId)) {
    const same = email ? ours.get(email) : undefined
    if (same) {
      await tx.updateTable('networkEntries').set({ contactId: same }).where('contactId', '=', contactId).execute()
      await tx.deleteFrom('networkContacts').where('id', '=', contactId).execute()
    } else
      await tx.updateTable('networkContacts').set({ networkOrganisationId: id }).where('id', '=', contactId).execute()
  }
}
