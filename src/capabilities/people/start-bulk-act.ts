import { Fault } from '#infrastructure/fault.ts'
import type { Services } from '#infrastructure/services.ts'
import type { CityLead, Issuer, OrganisationManager } from './authority.ts'

interface BulkSubject {
  id: string
  name: string
  nameCy: string | null
  /** What undoing brings back. */
  formerState?: string | undefined
}

interface BulkRequest {
  /** Made with the question, so that a form which is sent twice acts once. */
  id: string
  /** The list. */
  path: string
  act: string
  subjects: readonly BulkSubject[]
  /** A use case with its own checks, in its own transaction. */
  doOne: (subjectId: string) => Promise<{ ok: true } | { ok: false; refusal: string }>
}

interface BulkPowers {
  database: Services['database']
  authority: Issuer | OrganisationManager | CityLead
  now: Date
}

/** Does one thing after the other, and notes what became of each as soon as it is known. */
export async function startBulkAct(
  { id, path, act, subjects, doOne }: BulkRequest,
  { database, authority, now }: BulkPowers,
): Promise<{ isFirst: boolean }> {
  const { personId } = authority
  if (!personId) throw new Fault('nobody-acts', 'Only a person ticks the rows of a list.')
  const begun = await database
    .insertInto('bulkActs')
    .values({ id, personId, path, act, askedAt: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (begun.numInsertedOrUpdatedRows !== 1n) return { isFirst: false }
  for (const { id: subjectId, name, nameCy, formerState = null } of subjects) {
    const outcome = await doOne(subjectId)
    const leftBecause = outcome.ok ? null : outcome.refusal
    await database
      .insertInto('bulkActItems')
      .values({ actId: id, subjectId, name, nameCy, formerState, leftBecause })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
  await database.updateTable('bulkActs').set({ finishedAt: now }).where('id', '=', id).execute()
  return { isFirst: true }
}
