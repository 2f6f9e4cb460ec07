import type { CityLead } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Services } from '#infrastructure/services.ts'
import { lockMembership, setReminded } from './organisation-store.ts'
import { reminderGoesAt } from './reminder-rules.ts'

export type StopReminderOutcome = { ok: true } | { ok: false; refusal: 'organisation-not-found' | 'reminder-has-gone' }

/** Takes a reminder back before its mail goes. */
export function stopReminder(
  { organisationId }: { organisationId: string },
  { database, lead, now }: Pick<Services, 'database'> & { lead: CityLead; now: Date },
): Promise<StopReminderOutcome> {
  const { placeId, personId: actorId } = lead
  const whose = { organisationId, placeId }
  return database.transaction().execute(async (tx): Promise<StopReminderOutcome> => {
    const membership = await lockMembership(tx, whose)
    if (!membership) return { ok: false, refusal: 'organisation-not-found' }
    const { remindedAt } = membership
    if (remindedAt === null) return { ok: true }
    if (now >= reminderGoesAt(remindedAt)) return { ok: false, refusal: 'reminder-has-gone' }
    await setReminded(tx, { ...whose, remindedAt: null })
    const action = 'organisation.reminder-taken-back'
    await audit(tx, { actorId, action, subjectType: 'organisation', subjectId: organisationId, placeId }, now)
    return { ok: true }
  })
}
