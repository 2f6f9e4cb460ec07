import type { OrganisationManager } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Database } from '#infrastructure/database/database.ts'

export type RestoreBadgeOutcome = { ok: true } | { ok: false; refusal: 'badge-not-archived' }

/** The way back from archiving: published again if it ever was, else a draft. Its words cannot have changed meanwhile. */
export async function restoreBadge(
  { badgeId }: { badgeId: string },
  { database, manager, now }: { database: Database; manager: OrganisationManager; now: Date },
): Promise<RestoreBadgeOutcome> {
  return database.transaction().execute(async (tx): Promise<RestoreBadgeOutcome> => {
    const badge = await tx
      .updateTable('badges')
      .set((set) => ({
        status: set.case().when('publishedAt', 'is', null).then('draft').else('published').end(),
        archivedAt: null,
        updatedAt: now,
      }))
      .where('id', '=', badgeId)
      .where('organisationId', '=', manager.organisationId)
      .where('status', '=', 'archived')
      .returning('placeId')
      .executeTakeFirst()
    if (!badge) return { ok: false, refusal: 'badge-not-archived' }
    await audit(
      tx,
      {
        actorId: manager.personId,
        action: 'badge.restored',
        subjectType: 'badge',
        subjectId: badgeId,
        placeId: badge.placeId,
      },
      now,
    )
    return { ok: true }
  })
}
