import type { CityLead } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Services } from '#infrastructure/services.ts'
import { isStanding, type Standing } from './organisation.ts'
import { type Decision, type DecisionRefusal, decisionRefusalOf, stepOf } from './organisation-rules.ts'
import { insertStep } from './organisation-store.ts'

export interface OrganisationDecision {
  organisationId: string
  decision: Decision
  /** Told to the organisation; asked for unless it is let in. */
  note?: string | undefined
  /** Where it stood when the City Lead looked. */
  seen?: Standing | undefined
}

export type DecideOrganisationOutcome = { ok: true } | { ok: false; refusal: DecisionRefusal }

/**
 * Lets an organisation into the place, asks it for more, declines or suspends it. Of two City Leads who decide at once
 * the second is refused and sees what the first decided.
 */
export async function decideOrganisation(
  { organisationId, decision, note: said, seen }: OrganisationDecision,
  { database, queue, lead, now }: Pick<Services, 'database' | 'queue'> & { lead: CityLead; now: Date },
): Promise<DecideOrganisationOutcome> {
  const { placeId, personId: actorId } = lead
  const note = said?.trim() || null
  return database.transaction().execute(async (tx): Promise<DecideOrganisationOutcome> => {
    const found = await tx
      .selectFrom('organisationPlaces')
      .select('status')
      .where('organisationId', '=', organisationId)
      .where('placeId', '=', placeId)
      .forUpdate()
      .executeTakeFirst()
    const standing = isStanding(found?.status) ? found.status : undefined
    const refusal = decisionRefusalOf({ decision, standing, seen, note })
    if (refusal || !standing) return { ok: false, refusal: refusal ?? 'organisation-not-found' }
    await tx
      .updateTable('organisationPlaces')
      .set({ status: decision, decidedAt: now, decidedBy: actorId ?? null, decisionNote: note })
      .where('organisationId', '=', organisationId)
      .where('placeId', '=', placeId)
      .execute()
    const step = stepOf(decision, standing)
    await insertStep(tx, { organisationId, placeId, step, note, actorId, queue, now })
    const entry = { actorId, action: `organisation.${step}`, subjectType: 'organisation', subjectId: organisationId }
    await audit(tx, { ...entry, placeId }, now)
    return { ok: true }
  })
}
