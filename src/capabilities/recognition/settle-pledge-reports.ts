import { findConflict } from '#capabilities/organisations/find-conflict.ts'
import type { CityLead } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Services } from '#infrastructure/services.ts'
import type { ConflictRefusal } from './move-pledge.ts'
import { lockPledge } from './pledge-store.ts'

/** Notes that what learners said of a pledge was looked into: it waits no more. */
export function settlePledgeReports(
  { pledgeId, until }: { pledgeId: string; until: Date },
  { database, lead, now }: Pick<Services, 'database'> & { lead: CityLead; now: Date },
): Promise<{ ok: true } | { ok: false; refusal: 'nothing-waits' | ConflictRefusal }> {
  return database.transaction().execute(async (tx) => {
    const pledge = await lockPledge(tx, pledgeId)
    if (pledge?.placeId !== lead.placeId) return { ok: false as const, refusal: 'nothing-waits' as const }
    const asked = { organisationId: pledge.organisationId, personId: lead.personId }
    if (await findConflict(asked, { database: tx }))
      return { ok: false as const, refusal: 'lead-is-of-the-organisation' as const }
    // What came after the page was read waits on.
    const { numUpdatedRows } = await tx
      .updateTable('pledgeReports')
      .set({ settledAt: now, settledBy: lead.personId ?? null })
      .where('pledgeId', '=', pledgeId)
      .where('settledAt', 'is', null)
      .where('reportedAt', '<=', until)
      .executeTakeFirstOrThrow()
    if (numUpdatedRows === 0n) return { ok: false as const, refusal: 'nothing-waits' as const }
    const entry = { action: 'pledge.looked-into', subjectType: 'pledge', subjectId: pledgeId, placeId: lead.placeId }
    await audit(tx, { actorId: lead.personId, ...entry }, now)
    return { ok: true as const }
  })
}
