import type { PlatformAdministrator } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Database, Tx } from '#infrastructure/database/database.ts'
import { newId } from '#infrastructure/ids.ts'
import type { Language } from '#infrastructure/words/languages.ts'
import { firstStandard } from './badge-standard.ts'
import type { Neighbourhood, Place } from './place.ts'

export interface NewPlace
  extends Omit<Place, 'id' | 'joinedAt' | 'closedAt' | 'firstLanguage' | 'guardianProof' | 'introductionConsent'> {
  firstLanguage?: Language
  neighbourhoods: Omit<Neighbourhood, 'id'>[]
  /** Slugs of the cohorts that the place belongs to. */
  cohorts: string[]
}

export type FoundPlaceOutcome = { ok: true; placeId: string } | { ok: false; refusal: 'place-exists' }

/** Opens a place with its neighbourhoods and the first version of its badge standard. */
export function foundPlace(
  place: NewPlace,
  { database, administrator, now }: { database: Database; administrator: PlatformAdministrator; now: Date },
): Promise<FoundPlaceOutcome> {
  return database.transaction().execute(async (tx): Promise<FoundPlaceOutcome> => {
    const placeId = await openPlace(place, { tx, actorId: administrator.personId, now })
    return placeId ? { ok: true, placeId } : { ok: false, refusal: 'place-exists' }
  })
}

/** The same in a transaction that founds it for another reason; the id of the place, unless its address is taken. */
export async function openPlace(
  { neighbourhoods, cohorts, ...place }: NewPlace,
  { tx, actorId, now }: { tx: Tx; actorId: string | undefined; now: Date },
): Promise<string | undefined> {
  const id = newId(now)
  const made = await tx
    .insertInto('places')
    .values({ id, ...columnsOf(place), joinedAt: now, createdAt: now })
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) return undefined
  if (neighbourhoods.length > 0) {
    await tx
      .insertInto('neighbourhoods')
      .values(
        neighbourhoods.map(({ slug, name, nameCy, latitude, longitude }) => ({
          ...{ id: newId(now), placeId: id },
          ...{ slug, name, nameCy, latitude, longitude },
        })),
      )
      .execute()
  }
  await tx
    .insertInto('badgeStandards')
    .values({ id: newId(now), placeId: id, version: 1, levels: JSON.stringify(firstStandard), publishedAt: now })
    .execute()
  await tx
    .insertInto('cohortPlaces')
    .columns(['cohortId', 'placeId'])
    .expression((from) =>
      from
        .selectFrom('cohorts')
        .where('slug', 'in', [...cohorts, ''])
        .select((select) => ['id', select.val(id).as('placeId')]),
    )
    .execute()
  await audit(tx, { actorId, action: 'place.founded', subjectType: 'place', subjectId: id, placeId: id }, now)
  return id
}

/** Named one by one: what a caller sends beside them is written nowhere. */
function columnsOf(place: Omit<NewPlace, 'neighbourhoods' | 'cohorts'>) {
  const { slug, name, nameCy, summary, summaryCy, hue, pattern, firstLanguage, latitude, longitude } = place
  return {
    ...{ slug, name, nameCy, summary, summaryCy, hue, pattern, latitude, longitude },
    ...(firstLanguage && { firstLanguage }),
  }
}
