import type { Reading } from '#infrastructure/database/database.ts'

export type PictureSize = 'large' | 'small'

/** The points of a picture, as PNG. */
export async function findBadgePicture(
  { picture, size }: { picture: string; size: PictureSize },
  { database }: Reading,
): Promise<Uint8Array | undefined> {
  const row = await database
    .selectFrom('badgePictures')
    .select(`${size} as png`)
    .where('hash', '=', picture)
    .limit(1)
    .executeTakeFirst()
  return row?.png
}

/** The drawing of a picture, where it was one. */
export async function findBadgeDrawing(picture: string, { database }: Reading): Promise<string | undefined> {
  const row = await database
    .selectFrom('badgePictures')
    .select('svg')
    .where('hash', '=', picture)
    .limit(1)
    .executeTakeFirst()
  return row?.svg ?? undefined
}
