import type { CityLead } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Database } from '#infrastructure/database/database.ts'

export interface OrganisationDecision {
  organisationId: string
  decision: 'approved' | 'refused'
  note?: string
}

export type DecideOrganisationOutcome = { ok: true } | { ok: false; refusal: 'organisation-is-not-waiting' }

/** Lets an organisation into the place or not. Deciding twice is refused: another City Lead was quicker. */
export async function decideOrganisation(
  { organisationId, decision, note }: OrganisationDecision,
  { database, lead, now }: { database: Database; lead: CityLead; now: Date },
): Promise<DecideOrganisationOutcome> {
  return database.transaction().execute(async (tx) => {
    const decided = await tx
      .updateTable('organisationPlaces')
      .set({ status: decision, decidedAt: now, decidedBy: lead.personId, decisionNote: note ?? null })
      .where('organisationId', '=', organisationId)
      .where('placeId', '=', lead.placeId)
      .where('status', '=', 'waiting')
      .returning('organisationId')
      .executeTakeFirst()
    if (!decided) return { ok: false, refusal: 'organisation-is-not-waiting' }
    await audit(
      tx,
      {
        actorId: lead.personId,
        action: `organisation.${decision}`,
        subjectType: 'organisation',
        subjectId: organisationId,
        placeId: lead.placeId,
      },
      now,
    )
    return { ok: true }
  })
}
