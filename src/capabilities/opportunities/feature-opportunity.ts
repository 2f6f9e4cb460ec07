import type { CityLead } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Database } from '#infrastructure/database/database.ts'

/** Puts a published opportunity on the place's front page, or takes it off. */
export async function featureOpportunity(
  { opportunityId, featured }: { opportunityId: string; featured: boolean },
  { database, lead, now }: { database: Database; lead: CityLead; now: Date },
): Promise<{ ok: true } | { ok: false; refusal: 'opportunity-not-found' }> {
  return database.transaction().execute(async (tx) => {
    const changed = await tx
      .updateTable('opportunities')
      .set({ featuredAt: featured ? now : null })
      .where('id', '=', opportunityId)
      .where('placeId', '=', lead.placeId)
      .where('status', '=', 'published')
      .returning('id')
      .executeTakeFirst()
    if (!changed) return { ok: false, refusal: 'opportunity-not-found' }
    await audit(
      tx,
      {
        actorId: lead.personId,
        action: featured ? 'opportunity.featured' : 'opportunity.unfeatured',
        subjectType: 'opportunity',
        subjectId: opportunityId,
        placeId: lead.placeId,
      },
      now,
    )
    return { ok: true }
  })
}
