import type { OrganisationManager } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Database } from '#infrastructure/database/database.ts'
import { findOrganisation, organisationRevision } from './find-organisation.ts'
import type { Organisation } from './organisation.ts'

export type OrganisationChange = Partial<
  Omit<Organisation, 'id' | 'slug' | 'createdAt' | 'introductionsHiddenAt' | 'kind'>
>
export type ReviseOrganisationOutcome = { ok: true } | { ok: false; refusal: 'changed-meanwhile' }

/**
 * Changes what an organisation says about itself. Its address stays: badges and links lead there. `basedOn` is what the
 * change was made to (`organisationRevision`); left out, it replaces whatever is there.
 */
export async function reviseOrganisation(
  { change, basedOn }: { change: OrganisationChange; basedOn?: string },
  { database, manager, now }: { database: Database; manager: OrganisationManager; now: Date },
): Promise<ReviseOrganisationOutcome> {
  return database.transaction().execute(async (tx): Promise<ReviseOrganisationOutcome> => {
    await tx.selectFrom('organisations').select('id').where('id', '=', manager.organisationId).forUpdate().execute()
    const current = await findOrganisation({ id: manager.organisationId }, { database: tx })
    if (basedOn !== undefined && current && organisationRevision(current) !== basedOn)
      return { ok: false, refusal: 'changed-meanwhile' }
    await tx
      .updateTable('organisations')
      .set({ ...change, updatedAt: now })
      .where('id', '=', manager.organisationId)
      .execute()
    await audit(
      tx,
      {
        actorId: manager.personId,
        action: 'organisation.revised',
        subjectType: 'organisation',
        subjectId: manager.organisationId,
        detail: { changed: Object.keys(change) },
      },
      now,
    )
    return { ok: true }
  })
}
