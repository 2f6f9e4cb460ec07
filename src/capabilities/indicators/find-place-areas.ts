import type { Reading } from '#infrastructure/database/database.ts'
import { revisionOf } from '#infrastructure/revision.ts'
import type { PlaceAreas } from './place-indicator.ts'

/** Which areas a place is for its figures: none until its lead has said so. */
export async function findPlaceAreas({ placeId }: { placeId: string }, { database }: Reading): Promise<PlaceAreas> {
  const row = await database
    .selectFrom('placeAreas')
    .select(['areaCodes', 'isPublic'])
    .where('placeId', '=', placeId)
    .executeTakeFirst()
  if (!row) return { areas: [], isPublic: false }
  const named = await database
    .selectFrom('areas')
    .select(['code', 'name'])
    .where('code', 'in', row.areaCodes)
    .orderBy('code')
    .execute()
  const names = new Map(named.map(({ code, name }) => [code, name]))
  return { areas: row.areaCodes.map((code) => ({ code, name: names.get(code) ?? code })), isPublic: row.isPublic }
}

/** A fingerprint of what is chosen and of whether everybody reads it. */
export const placeAreasRevision = ({ areas, isPublic }: PlaceAreas): string =>
  revisionOf({ codes: areas.map(({ code }) => code), isPublic })
