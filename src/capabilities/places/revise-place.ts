import type { CityLead, PlatformAdministrator } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Database, Tx } from '#infrastructure/database/database.ts'
import { newId } from '#infrastructure/ids.ts'
import { revisionOf } from '#infrastructure/revision.ts'
import { findPlace, listNeighbourhoods, listSchoolTerms } from './find-place.ts'
import type { Neighbourhood, Place, SchoolTerm } from './place.ts'

export interface PlaceChange
  extends Pick<Place, 'name' | 'nameCy' | 'summary' | 'summaryCy' | 'hue' | 'pattern' | 'firstLanguage'>,
    Partial<Pick<Place, 'guardianProof' | 'introductionConsent'>> {
  neighbourhoods: Omit<Neighbourhood, 'id'>[]
  /** In order; left out, they stay. */
  schoolTerms?: SchoolTerm[]
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
    if (
      basedOn !== undefined &&
      placeRevision(place, {
        neighbourhoods: before,
        schoolTerms: await listSchoolTerms(placeId, { database: tx }),
      }) !== basedOn
    )
      return { ok: false, refusal: 'changed-meanwhile' }
    const { neighbourhoods, schoolTerms, ...words } = change
    const used = await settleNeighbourhoods(tx, { placeId, before, after: neighbourhoods, now })
    if (used) return { ok: false, refusal: 'neighbourhood-in-use', name: used }
    await tx
      .updateTable('places')
      .set({ ...words, ...(schoolTerms && { schoolTerms: JSON.stringify(schoolTerms) }), updatedAt: now })
      .where('id', '=', placeId)
      .execute()
    const entry = { actorId: by.personId, action: 'place.revised', subjectType: 'place', subjectId: placeId }
    await audit(tx, { ...entry, placeId }, now)
    return { ok: true }
  })
}

type NewPart = PlaceChange['neighbourhoods'][number]

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
  const added = [...after]
  for (const { id, name, ...stored } of before) {
    // A part keeps its address when it is renamed: it is the one that lies where it lay.
    const at = [
      (one: NewPart) => one.slug === stored.slug,
      (one: NewPart) => one.name === name,
      (one: NewPart) => one.latitude === stored.latitude && one.longitude === stored.longitude,
    ].reduce((found, isSame) => (found >= 0 ? found : added.findIndex(isSame)), -1)
    const [next] = at >= 0 ? added.splice(at, 1) : []
    if (next) {
      const { slug: _, ...words } = next
      await tx.updateTable('neighbourhoods').set(words).where('id', '=', id).execute()
      continue
    }
    const used = await tx.selectFrom('opportunities').select('id').where('neighbourhoodId', '=', id).executeTakeFirst()
    if (used) return name
    await tx.deleteFrom('neighbourhoods').where('id', '=', id).execute()
  }
  const rows = added.map((one) => ({ id: newId(now), placeId, ...one }))
  if (rows.length > 0) await tx.insertInto('neighbourhoods').values(rows).execute()
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
export function placeRevision(
  place: Place,
  { neighbourhoods, schoolTerms }: { neighbourhoods: Neighbourhood[]; schoolTerms: SchoolTerm[] },
): string {
  const { name, nameCy, summary, summaryCy, hue, pattern, firstLanguage, guardianProof, introductionConsent } = place
  return revisionOf({
    ...{ name, nameCy, summary, summaryCy, hue, pattern, firstLanguage, guardianProof, introductionConsent },
    schoolTerms,
    parts: neighbourhoods.map(({ id: _id, ...one }) => one),
  })
}
