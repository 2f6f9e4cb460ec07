import type { CityLead } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Database } from '#infrastructure/database/database.ts'

/** Puts a published badge on the place's front page, or takes it off. */
export async function featureBadge(
  { badgeId, featured }: { badgeId: string; featured: boolean },
  { database, lead, now }: { database: Database; lead: CityLead; now: Date },
): Promise<{ ok: true } | { ok: false; refusal: 'badge-not-found' }> {
  return database.transaction().execute(async (tx) => {
    const changed = await tx
      .updateTable('badges')
      .set({ featuredAt: featured ? now : null })
      .where('id', '=', badgeId)
      .where('placeId', '=', lead.placeId)
      .where('status', '=', 'published')
      .returning('id')
      .executeTakeFirst()
    if (!changed) return { ok: false, refusal: 'badge-not-found' }
    await audit(
      tx,
      {
        actorId: lead.personId,
        action: featured ? 'badge.featured' : 'badge.unfeatured',
        subjectType: 'badge',
        subjectId: badgeId,
        placeId: lead.placeId,
      },
      now,
    )
    return { ok: true }
  })
}
