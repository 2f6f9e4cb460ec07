import type { OrganisationManager } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Database } from '#infrastructure/database/database.ts'

/** Takes introductions no more, or takes them again: what was sent before is not read meanwhile. Pressed twice, it is once. */
export async function hideIntroductions(
  { isHidden }: { isHidden: boolean },
  { database, manager, now }: { database: Database; manager: OrganisationManager; now: Date },
): Promise<void> {
  const { organisationId, personId } = manager
  await database.transaction().execute(async (tx) => {
    const changed = await tx
      .updateTable('organisations')
      .set({ introductionsHiddenAt: isHidden ? now : null, updatedAt: now })
      .where('id', '=', organisationId)
      .where('introductionsHiddenAt', isHidden ? 'is' : 'is not', null)
      .returning('id')
      .executeTakeFirst()
    if (!changed) return
    const action = isHidden ? 'organisation.introductions-hidden' : 'organisation.introductions-shown'
    await audit(tx, { actorId: personId, action, subjectType: 'organisation', subjectId: organisationId }, now)
  })
}
