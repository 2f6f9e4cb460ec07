import type { Reading } from '#infrastructure/database/database.ts'

/** How many listings for under-18s are hidden because safeguarding has lapsed; in one place, or in all. */
export async function countHeld(
  { organisationId, placeId }: { organisationId: string; placeId?: string },
  { database }: Reading,
): Promise<number> {
  const { count } = await database
    .selectFrom('opportunities')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('organisationId', '=', organisationId)
    .where('heldAt', 'is not', null)
    .where('status', '=', 'draft')
    .$if(placeId !== undefined, (query) => query.where('placeId', '=', placeId ?? ''))
    .executeTakeFirstOrThrow()
  return count
}
