import { audit } from '#infrastructure/database/audit.ts'
import type { OwnedPowers } from './move-owned.ts'
import { lockSource } from './vacancy-source-store.ts'

export type StopVacancySourceOutcome = { ok: true } | { ok: false; refusal: 'not-here' }

/** Reads a source no more: drafts that nobody has touched go with it, everything else stays as it is. */
export function stopVacancySource(
  { sourceId }: { sourceId: string },
  { database, manager, now }: OwnedPowers,
): Promise<StopVacancySourceOutcome> {
  return database.transaction().execute(async (tx): Promise<StopVacancySourceOutcome> => {
    const source = await lockSource(tx, sourceId)
    if (source?.organisationId !== manager.organisationId) return { ok: false, refusal: 'not-here' }
    await tx
      .deleteFrom('vacancies')
      .where('sourceId', '=', sourceId)
      .where('state', '=', 'draft')
      .whereRef('changedAt', '=', 'createdAt')
      .execute()
    await tx.updateTable('vacancies').set({ sourceSays: null }).where('sourceId', '=', sourceId).execute()
    await tx.deleteFrom('vacancySources').where('id', '=', sourceId).execute()
    const entry = { subjectType: 'vacancy-source', subjectId: sourceId, placeId: source.placeId }
    await audit(tx, { actorId: manager.personId, action: 'vacancy-source.stopped', ...entry }, now)
    return { ok: true }
  })
}
