import type { Tx } from '#infrastructure/database/database.ts'
import type { Place } from './place.ts'
import { lockLeads } from './role-store.ts'

/** Places that nobody but this person leads; their leads are held, so that it stays true until the end. */
export async function listSoleLed(
  { personId }: { personId: string },
  { tx }: { tx: Tx },
): Promise<Pick<Place, 'slug' | 'name' | 'nameCy'>[]> {
  const led = await tx
    .selectFrom('placeLeads')
    .innerJoin('places', 'places.id', 'placeLeads.placeId')
    .select(['places.id', 'slug', 'name', 'nameCy'])
    .where('personId', '=', personId)
    .orderBy('places.id')
    .execute()
  const sole: Pick<Place, 'slug' | 'name' | 'nameCy'>[] = []
  for (const { id, ...place } of led) {
    const leads = await lockLeads(tx, id)
    if (leads.staying.every((one) => one === personId)) sole.push(place)
  }
  return sole
}
