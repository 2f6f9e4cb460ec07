import { sql } from 'kysely'
import type { Tx } from '#infrastructure/database/database.ts'
import { newId } from '#infrastructure/ids.ts'
import type { ArchivedBadge, ArchivedIssuer, ArchivedList } from './archive.ts'

interface NewArchive {
  placeId: string
  origin: string
  exportedAt: Date
  keptAt: Date
}

/** The archive of a place; one of a later day takes the place of what was kept before. */
export async function upsertArchive(tx: Tx, { placeId, origin, exportedAt, keptAt }: NewArchive): Promise<string> {
  const { id } = await tx
    .insertInto('archives')
    .values({ id: newId(keptAt), placeId, origin, exportedAt, keptAt })
    .onConflict((conflict) => conflict.column('placeId').doUpdateSet({ origin, exportedAt, keptAt }))
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function upsertIssuer(tx: Tx, archiveId: string, { organisationId, dids, publicKeys }: ArchivedIssuer) {
  const keys = sql<string[]>`${publicKeys}::text[]`
  for (const did of dids)
    await tx
      .insertInto('archivedIssuers')
      .values({ did, archiveId, organisationId, publicKeys: keys })
      .onConflict((conflict) => conflict.column('did').doUpdateSet({ publicKeys: keys }))
      .execute()
}

export async function upsertLists(tx: Tx, archiveId: string, lists: ArchivedList[]) {
  for (const { address, organisationId, number, credential } of lists)
    await tx
      .insertInto('archivedLists')
      .values({ address, archiveId, organisationId, number, credential })
      .onConflict((conflict) => conflict.column('address').doUpdateSet({ credential }))
      .execute()
}

/** Returns how many of them were not there before. */
export async function upsertBadges(
  tx: Tx,
  { archiveId, badges, keptAt }: { archiveId: string; badges: ArchivedBadge[]; keptAt: Date },
): Promise<number> {
  const { rows } = await sql<{ isNew: boolean }>`
    insert into archived_badges (id, archive_id, organisation_id, credential, kept_at)
    select line.id, ${archiveId}, line.organisation_id, line.credential, ${keptAt}
    from unnest(${badges.map(({ id }) => id)}::uuid[], ${badges.map((one) => one.organisationId)}::uuid[],
      ${badges.map(({ credential }) => credential)}::text[]) as line (id, organisation_id, credential)
    on conflict (id) do update set credential = excluded.credential, kept_at = excluded.kept_at
    returning xmax = 0 as is_new`.execute(tx)
  return rows.filter(({ isNew }) => isNew).length
}

/** Removes what was in an earlier folder and is in this one no more. */
export async function deleteBadgesBefore(
  tx: Tx,
  { archiveId, keptAt }: { archiveId: string; keptAt: Date },
): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom('archivedBadges')
    .where('archiveId', '=', archiveId)
    .where('keptAt', '<', keptAt)
    .executeTakeFirst()
  return Number(numDeletedRows)
}
