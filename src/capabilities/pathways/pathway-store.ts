import { type RawBuilder, sql } from 'kysely'
import { slugOf } from '#capabilities/organisations/organisation-rules.ts'
import type { Tx } from '#infrastructure/database/database.ts'
import { freeSlug } from '#infrastructure/database/free-slug.ts'
import { newId } from '#infrastructure/ids.ts'
import { countingRows } from './counting-rules.ts'
import { type Curator, isCuratedBy } from './curator.ts'
import type { PathwayContent, PathwayStatus } from './pathway.ts'

export interface PathwayHead {
  id: string
  slug: string
  status: PathwayStatus
  placeId: string
  organisationId: string | null
  draft: PathwayContent
  currentVersionId: string | null
  updatedAt: Date
}

/** Locks the pathway and returns it, if this curator may edit it. */
export async function lockPathway(
  tx: Tx,
  { pathwayId, curator }: { pathwayId: string; curator: Curator },
): Promise<PathwayHead | undefined> {
  const row = await tx
    .selectFrom('pathways')
    .select(['id', 'slug', 'status', 'placeId', 'organisationId', 'draft', 'currentVersionId', 'updatedAt'])
    .where('id', '=', pathwayId)
    .forUpdate()
    .$castTo<PathwayHead>()
    .executeTakeFirst()
  return row && isCuratedBy(curator, row) ? row : undefined
}

export function freePathwaySlug(tx: Tx, { placeId, title }: { placeId: string; title: string }): Promise<string> {
  const wanted = slugOf(title)
  return freeSlug(tx, {
    wanted,
    space: `pathways of ${placeId}`,
    taken: (numbered) =>
      tx
        .selectFrom('pathways')
        .select('slug')
        .where('placeId', '=', placeId)
        .where((where) => where.or([where('slug', '=', wanted), where('slug', 'like', numbered)]))
        .execute(),
  })
}

/** Content keeps its own field names: the driver's renaming must not enter it. */
export function json(value: unknown): RawBuilder<never> {
  return sql<never>`${JSON.stringify(value)}::jsonb`
}

export interface NewVersion {
  pathwayId: string
  content: PathwayContent
  changeNote: string | null
  changeNoteCy: string | null
  publishedBy: string | undefined
  now: Date
}

/** Adds the next version, in words and in rows to count by, and makes it the one in force. */
export async function addPathwayVersion(tx: Tx, version: NewVersion): Promise<{ versionId: string; number: number }> {
  const { pathwayId, content, now, ...rest } = version
  const id = newId(now)
  const { number } = await tx
    .selectFrom('pathwayVersions')
    .select((select) => select.fn.coalesce(select.fn.max('number'), select.lit(0)).as('number'))
    .where('pathwayId', '=', pathwayId)
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('pathwayVersions')
    .values({ id, pathwayId, number: number + 1, content: json(content), publishedAt: now, ...rest })
    .execute()
  const { steps, choices, options } = countingRows(content)
  const ofVersion = <Row>(rows: Row[]) => rows.map((row) => ({ versionId: id, ...row }))
  if (steps.length > 0) await tx.insertInto('pathwaySteps').values(ofVersion(steps)).execute()
  if (choices.length > 0) await tx.insertInto('pathwayChoices').values(ofVersion(choices)).execute()
  if (options.length > 0) await tx.insertInto('pathwayOptions').values(ofVersion(options)).execute()
  await tx
    .updateTable('pathways')
    .set({ status: 'published', currentVersionId: id, updatedAt: now })
    .set((set) => ({ publishedAt: set.fn.coalesce('publishedAt', sql<Date>`${now}`) }))
    .where('id', '=', pathwayId)
    .execute()
  return { versionId: id, number: number + 1 }
}
