import type { CityLead } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Services } from '#infrastructure/services.ts'
import { findOrganisationTasks } from './find-organisation-tasks.ts'
import { organisationReminded } from './organisation-jobs.ts'
import { lockMembership, setReminded } from './organisation-store.ts'
import { mayRemindAgain, reminderGoesAt } from './reminder-rules.ts'

export type RemindOrganisationOutcome =
  | { ok: true }
  | { ok: false; refusal: 'organisation-not-found' | 'nothing-waits' | 'reminded-of-late' }

/**
 * Lets the managers of an organisation be written to about what their place waits for. The mail goes ten minutes later, and
 * not where all of it is done by then. Of two City Leads who press at once one reminds.
 */
export function remindOrganisation(
  { organisationId }: { organisationId: string },
  { database, queue, lead, now }: Pick<Services, 'database' | 'queue'> & { lead: CityLead; now: Date },
): Promise<RemindOrganisationOutcome> {
  const { placeId, personId: actorId } = lead
  const whose = { organisationId, placeId }
  return database.transaction().execute(async (tx): Promise<RemindOrganisationOutcome> => {
    const membership = await lockMembership(tx, whose)
    if (!membership) return { ok: false, refusal: 'organisation-not-found' }
    if (!mayRemindAgain(membership.remindedAt, now)) return { ok: false, refusal: 'reminded-of-late' }
    if (!(await findOrganisationTasks(whose, { database: tx, now }))) return { ok: false, refusal: 'nothing-waits' }
    await setReminded(tx, { ...whose, remindedAt: now })
    const entry = { actorId, action: 'organisation.reminded', subjectType: 'organisation', subjectId: organisationId }
    await audit(tx, { ...entry, placeId }, now)
    const due = { ...whose, remindedAt: now.toISOString() }
    await queue.enqueue(tx, organisationReminded, [due], { startAfter: reminderGoesAt(now) })
    return { ok: true }
  })
}
