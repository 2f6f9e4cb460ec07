import type { CityLead } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Tx } from '#infrastructure/database/database.ts'

/** Into the log without any name: administrators read it too, and the network is for those alone who lead the place. */
export function noteNetwork(
  tx: Tx,
  { id, action, lead }: { id: string; action: string; lead: CityLead },
  now: Date,
): Promise<void> {
  const { placeId, personId } = lead
  return audit(tx, { actorId: personId, action, subjectType: 'network', subjectId: id, placeId }, now)
}
