import type { CityLead } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Services } from '#infrastructure/services.ts'

/** Notes that what learners said of a pledge was looked into: it waits no more. */
export function settlePledgeReports(
  { pledgeId, until }: { pledgeId: string; until: Date },
  { database, lead, now }: Pick<Services, 'database'> & { lead: CityLead; now: Date },
): Promise<{ ok: true } | { ok: false; refusal: 'nothing-waits' }> {
  return database.transaction().execute(async (tx) => {
    // What came after the page was read waits on.
    const { numUpdatedRows } = await tx
      .updateTable('pledgeReports')
      .set({ settledAt: now, settledBy: lead.personId ?? null })
      .where('pledgeId', '=', pledgeId)
      .where('placeId', '=', lead.placeId)
      .where('settledAt', 'is', null)
      .where('reportedAt', '<=', until)
      .executeTakeFirstOrThrow()
    if (numUpdatedRows === 0n) return { ok: false as const, refusal: 'nothing-waits' as const }
    const entry = { action: 'pledge.looked-into', subjectType: 'pledge', subjectId: pledgeId, placeId: lead.placeId }
    await audit(tx, { actorId: lead.personId, ...entry }, now)
    return { ok: true as const }
  })
}
