import type { OrganisationManager } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Database } from '#infrastructure/database/database.ts'
import { insertChecks } from './organisation-store.ts'
import type { StatedCheck } from './register-organisation.ts'

/** States that a further check was seen, or takes one out that no longer holds. */
export function updateChecks(
  change: { add: StatedCheck } | { removeId: string },
  { database, manager, now }: { database: Database; manager: OrganisationManager; now: Date },
): Promise<void> {
  const { organisationId, personId: actorId } = manager
  return database.transaction().execute(async (tx) => {
    if ('add' in change) await insertChecks(tx, { organisationId, checks: [change.add], actorId, now })
    else
      await tx
        .deleteFrom('organisationChecks')
        .where('id', '=', change.removeId)
        .where('organisationId', '=', organisationId)
        .execute()
    const entry = { actorId, action: 'organisation.revised', subjectType: 'organisation', subjectId: organisationId }
    await audit(tx, { ...entry, detail: { changed: ['checks'] } }, now)
  })
}
