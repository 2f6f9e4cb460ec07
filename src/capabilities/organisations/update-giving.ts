import type { OrganisationManager } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Database } from '#infrastructure/database/database.ts'
import { findGiving, givingRevision } from './find-giving.ts'
import { type Giving, gifts } from './giving.ts'

export type UpdateGivingOutcome = { ok: true } | { ok: false; refusal: 'changed-meanwhile' }

/** Says what an organisation is and can give. Nothing is promised by it: that is what pledges are for. */
export async function updateGiving(
  { giving, basedOn }: { giving: Giving; basedOn?: string | undefined },
  { database, manager, now }: { database: Database; manager: OrganisationManager; now: Date },
): Promise<UpdateGivingOutcome> {
  const { organisationId, personId } = manager
  return database.transaction().execute(async (tx): Promise<UpdateGivingOutcome> => {
    await tx.selectFrom('organisations').select('id').where('id', '=', organisationId).forNoKeyUpdate().execute()
    const current = await findGiving({ organisationId }, { database: tx })
    if (basedOn !== undefined && current && givingRevision(current) !== basedOn)
      return { ok: false, refusal: 'changed-meanwhile' }
    const said = { ...giving, gives: gifts.filter((gift) => giving.gives.includes(gift)) }
    await tx
      .updateTable('organisations')
      .set({ ...said, updatedAt: now })
      .where('id', '=', organisationId)
      .execute()
    const entry = { action: 'organisation.revised', subjectType: 'organisation', subjectId: organisationId }
    await audit(tx, { actorId: personId, ...entry, detail: { changed: ['giving'] } }, now)
    return { ok: true }
  })
}
