import type { CityLead } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Tx } from '#infrastructure/database/database.ts'
import { findPlaceAreas, placeAreasRevision } from './find-place-areas.ts'

interface Change {
  change: { areaCodes?: string[]; isPublic?: boolean }
  /** What was read (`placeAreasRevision`). */
  basedOn: string
  lead: CityLead
  action: string
  now: Date
}

/** Writes it where nothing has changed since it was read; the place is held, so that of two the second sees the first. */
export async function changePlaceAreas(
  tx: Tx,
  { change, basedOn, lead: { placeId, personId }, action, now }: Change,
): Promise<boolean> {
  await tx.selectFrom('places').select('id').where('id', '=', placeId).forUpdate().execute()
  const before = await findPlaceAreas({ placeId }, { database: tx })
  const was = { areaCodes: before.areas.map(({ code }) => code), isPublic: before.isPublic }
  const next = { ...was, ...change }
  // Sent once more, it is there already.
  if (JSON.stringify(was) === JSON.stringify(next)) return true
  if (placeAreasRevision(before) !== basedOn) return false
  await tx
    .insertInto('placeAreas')
    .values({ placeId, ...next, changedAt: now })
    .onConflict((on) => on.column('placeId').doUpdateSet({ ...next, changedAt: now }))
    .execute()
  await audit(tx, { actorId: personId, action, subjectType: 'place', subjectId: placeId, placeId }, now)
  return true
}
