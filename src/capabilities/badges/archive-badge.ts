import type { OrganisationManager } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Database } from '#infrastructure/database/database.ts'

export type ArchiveBadgeOutcome = { ok: true } | { ok: false; refusal: 'badge-not-found' }

/** Ends a badge: it can no longer be awarded, and those who hold it keep it. */
export async function archiveBadge(
  { badgeId }: { badgeId: string },
  { database, manager, now }: { database: Database; manager: OrganisationManager; now: Date },
): Promise<ArchiveBadgeOutcome> {
  return database.transaction().execute(async (tx) => {
    const badge = await tx
      .updateTable('badges')
      .set({ status: 'archived', archivedAt: now, updatedAt: now })
      .where('id', '=', badgeId)
      .where('organisationId', '=', manager.organisationId)
      .where('status', '<>', 'archived')
      .returning('placeId')
      .executeTakeFirst()
    if (!badge) return { ok: false, refusal: 'badge-not-found' }
    await audit(
      tx,
      {
        actorId: manager.personId,
        action: 'badge.archived',
        subjectType: 'badge',
        subjectId: badgeId,
        placeId: badge.placeId,
      },
      now,
    )
    return { ok: true }
  })
}
