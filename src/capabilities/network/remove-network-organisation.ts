import { noteNetwork } from './network-log-store.ts'
import { lockNetwork, type NetworkPowers } from './network-store.ts'

export type RemoveNetworkOrganisationOutcome = { ok: true } | { ok: false; refusal: 'not-in-network' }

/** Takes an organisation out of the network for good, with its contacts and its log. */
export function removeNetworkOrganisation(
  { id }: { id: string },
  { database, lead, now }: NetworkPowers,
): Promise<RemoveNetworkOrganisationOutcome> {
  return database.transaction().execute(async (tx): Promise<RemoveNetworkOrganisationOutcome> => {
    if (!(await lockNetwork(tx, { id, placeId: lead.placeId }))) return { ok: false, refusal: 'not-in-network' }
    await tx.deleteFrom('networkOrganisations').where('id', '=', id).execute()
    await noteNetwork(tx, { id, action: 'network.removed', lead }, now)
    return { ok: true }
  })
}
