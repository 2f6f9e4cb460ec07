import type { OrganisationManager } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Database } from '#infrastructure/database/database.ts'
import { daysBefore } from './freshness-rules.ts'
import { publishOpportunity } from './publish-opportunity.ts'

/**
 * Records that a manager confirmed these listings as still right. Those hidden for want of confirmation are published
 * again, unless another refusal applies.
 */
export async function confirmOpportunities(
  { opportunityIds }: { opportunityIds: string[] },
  { database, manager, now }: { database: Database; manager: OrganisationManager; now: Date },
): Promise<{ confirmed: number; stillHidden: number }> {
  if (opportunityIds.length === 0) return { confirmed: 0, stillHidden: 0 }
  const { organisationId, personId } = manager
  const rows = await database.transaction().execute(async (tx) => {
    const confirmed = await tx
      .updateTable('opportunities')
      .set({ confirmedAt: now, remindedAt: null })
      .where('id', 'in', opportunityIds)
      .where('organisationId', '=', organisationId)
      .where((where) => where.or([where('status', '=', 'published'), where('lapsedAt', 'is not', null)]))
      .returning(['id', 'placeId', 'lapsedAt'])
      .execute()
    await audit(
      tx,
      confirmed.map(({ id, placeId }) => ({
        actorId: personId,
        action: 'opportunity.confirmed',
        subjectType: 'opportunity',
        subjectId: id,
        placeId,
      })),
      now,
    )
    return confirmed
  })
  const hidden = rows.filter(({ lapsedAt }) => lapsedAt !== null)
  const shown = await Promise.all(
    hidden.map(({ id }) => publishOpportunity({ opportunityId: id }, { database, manager, now })),
  )
  return { confirmed: rows.length, stillHidden: shown.filter(({ ok }) => !ok).length }
}

/** What a feed still says is right by that. */
export async function confirmFromSource(
  { opportunityIds }: { opportunityIds: string[] },
  { database, now }: { database: Database; now: Date },
): Promise<void> {
  if (opportunityIds.length === 0) return
  await database
    .updateTable('opportunities')
    .set({ confirmedAt: now, remindedAt: null })
    .where('id', 'in', opportunityIds)
    .where('status', '=', 'published')
    // Once a day is enough: a feed that is read every hour should not write every row.
    .where('confirmedAt', '<', daysBefore(now, 1))
    .execute()
}
