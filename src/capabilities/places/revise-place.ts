import type { CityLead, PlatformAdministrator } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Database, Tx } from '#infrastructure/database/database.ts'
import { newId } from '#infrastructure/ids.ts'
import { revisionOf } from '#infrastructure/revision.ts'
import { findPlace, listNeighbourhoods } from './find-place.ts'
import type { Neighbourhood, Place } from './place.ts'

export interface PlaceChange
  extends Pick<Place, 'name' | 'nameCy' | 'summary' | 'summaryCy' | 'hue' | 'pattern' | 'firstLanguage'> {
  neighbourhoods: Omit<Neighbourhood, 'id'>[]
}

export type RevisePlaceOutcome =
  | { ok: true }
  | { ok: false; refusal: 'place-not-found' | 'changed-meanwhile' }
  | { ok: false; refusal: 'neighbourhood-in-use'; name: string }

type By = { database: Database; by: CityLead | PlatformAdministrator; now: Date }

/**
 * Changes what a place says of itself and which neighbourhoods it has. Its address stays. A neighbourhood that listings
 * stand in cannot be left out. `basedOn` is what the change was made to (`placeRevision`).
 */
export function revisePlace(
  { placeId, change, basedOn }: { placeId: string; change: PlaceChange; basedOn?: string | undefined },
  { database, by, now }: By,
): Promise<RevisePlaceOutcome> {
  return database.transaction().execute(async (tx): Promise<RevisePlaceOutcome> => {
    if ('placeId' in by && by.placeId !== placeId) return { ok: false, refusal: 'place-not-found' }
    await tx.selectFrom('places').select('id').where('id', '=', placeId).forUpdate().execute()
    const place = await findPlace({ id: placeId }, { database: tx })
    if (!place) return { ok: false, refusal: 'place-not-found' }
    const before = await listNeighbourhoods(placeId, { database: tx })
    if (basedOn !== undefined && placeRevision(place, before) !== basedOn)
      return { ok: false, refusal: 'changed-meanwhile' }
    const { neighbourhoods, ...words } = change
    const used = await settleNeighbourhoods(tx, { placeId, before, after: neighbourhoods, now })
    if (used) return { ok: false, refusal: 'neighbourhood-in-use', name: used }
    await tx
      .updateTable('places')
      .set({ ...words, updatedAt: now })
      .where('id', '=', placeId)
      .execute()
    const entry = { actorId: by.personId, action: 'place.revised', subjectType: 'place', subjectId: placeId }
    await audit(tx, { ...entry, placeId }, now)
    return { ok: true }
  })
}

/** The name of one that is left out although listings stand in it. */
async function settleNeighbourhoods(
  tx: Tx,
  {
    placeId,
    before,
    after,
    now,
  }: { placeId: string; before: Neighbourhood[]; after: PlaceChange['neighbourhoods']; now: Date },
): Promise<string | undefined> {
  const kept = new Map(after.map((one) => [one.slug, one]))
  for (const { id, slug, name } of before) {
    const next = kept.get(slug)
    if (next) {
      await tx.updateTable('neighbourhoods').set(next).where('id', '=', id).execute()
      kept.delete(slug)
      continue
    }
    const used = await tx.selectFrom('opportunities').select('id').where('neighbourhoodId', '=', id).executeTakeFirst()
    if (used) return name
    await tx.deleteFrom('neighbourhoods').where('id', '=', id).execute()
  }
  const added = [...kept.values()].map((one) => ({ id: newId(now), placeId, ...one }))
  if (added.length > 0) await tx.insertInto('neighbourhoods').values(added).execute()
  return undefined
}

/** Ends what begins anew in a place, or lets it begin again. What was given stays genuine, and its pages stay. */
export async function closePlace(
  { placeId, closed }: { placeId: string; closed: boolean },
  { database, administrator, now }: { database: Database; administrator: PlatformAdministrator; now: Date },
): Promise<void> {
  await database.transaction().execute(async (tx) => {
    const set = await tx
      .updateTable('places')
      .set({ closedAt: closed ? now : null, updatedAt: now })
      .where('id', '=', placeId)
      .where('closedAt', closed ? 'is' : 'is not', null)
      .returning('id')
      .executeTakeFirst()
    if (!set) return
    const action = closed ? 'place.closed' : 'place.opened-again'
    await audit(tx, { actorId: administrator.personId, action, subjectType: 'place', subjectId: placeId, placeId }, now)
  })
}

/** Of everything that the form changes of a place. */
export function placeRevision(place: Place, neighbourhoods: Neighbourhood[]): string {
  const { name, nameCy, summary, summaryCy, hue, pattern, firstLanguage } = place
  return revisionOf({
    ...{ name, nameCy, summary, summaryCy, hue, pattern, firstLanguage },
    parts: neighbourhoods.map(({ id: _id, ...one }) => one),
  })
}
