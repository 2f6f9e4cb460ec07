import type { CityLead, PlatformAdministrator } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Database } from '#infrastructure/database/database.ts'
import { lockLeads } from './role-store.ts'

export type RemoveLeadOutcome = { ok: true } | { ok: false; refusal: 'not-a-lead' | 'last-lead' | 'no-longer-a-lead' }

/** Ends the role of a City Lead, at once. A lead cannot take out the last one; an administrator can. */
export function removeLead(
  { placeId, personId }: { placeId: string; personId: string },
  { database, by, now }: { database: Database; by: CityLead | PlatformAdministrator; now: Date },
): Promise<RemoveLeadOutcome> {
  return database.transaction().execute(async (tx): Promise<RemoveLeadOutcome> => {
    const { all: leads, staying } = await lockLeads(tx, placeId)
    if ('placeId' in by) {
      if (by.placeId !== placeId || (by.personId && !leads.includes(by.personId)))
        return { ok: false, refusal: 'no-longer-a-lead' }
      if (staying.length === 1 && staying.includes(personId)) return { ok: false, refusal: 'last-lead' }
    }
    if (!leads.includes(personId)) return { ok: false, refusal: 'not-a-lead' }
    await tx.deleteFrom('placeLeads').where('placeId', '=', placeId).where('personId', '=', personId).execute()
    const entry = { actorId: by.personId, action: 'city-lead.removed', subjectType: 'person', subjectId: personId }
    await audit(tx, { ...entry, placeId }, now)
    return { ok: true }
  })
}
