import type { PlatformAdministrator } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Services } from '#infrastructure/services.ts'
import { collectionDecided } from './portfolio-jobs.ts'
import { longestReport } from './report-collection.ts'

/** It stays, it is taken down, or what was taken down may be shown again. */
export const reportAnswers = ['stay', 'stop', 'restore'] as const
export type ReportAnswer = (typeof reportAnswers)[number]

export type AnswerCollectionReportsOutcome =
  | { ok: true }
  | { ok: false; refusal: 'not-reported' | 'reason-is-missing' | 'too-long' }

const actions: Record<ReportAnswer, string> = {
  stay: 'collection.stayed',
  stop: 'collection.stopped',
  restore: 'collection.restored',
}

interface Answer {
  collectionId: string
  answer: ReportAnswer
  /** Why it is taken down; its owner reads it. */
  reason: string
}

type Powers = Pick<Services, 'database' | 'queue'> & { administrator: PlatformAdministrator; now: Date }

/**
 * Answers everything that was said of a collection. Taken down, its address opens no more, and its owner is told
 * why; restored, it is its owner's alone again. Only what was reported is answered.
 */
export function answerCollectionReports(
  { collectionId, answer, reason }: Answer,
  { database, queue, administrator, now }: Powers,
): Promise<AnswerCollectionReportsOutcome> {
  return database.transaction().execute(async (tx): Promise<AnswerCollectionReportsOutcome> => {
    const isStopped = answer === 'stop'
    if (isStopped && !reason.trim()) return { ok: false, refusal: 'reason-is-missing' }
    if (reason.trim().length > longestReport) return { ok: false, refusal: 'too-long' }
    const row = await tx
      .selectFrom('collections')
      .select(['id', 'stoppedAt'])
      .where('id', '=', collectionId)
      .where('id', 'in', (from) => from.selectFrom('collectionReports').select('collectionId'))
      .forUpdate()
      .executeTakeFirst()
    if (!row) return { ok: false, refusal: 'not-reported' }
    // Pressed twice: it was done once.
    if (answer !== 'stay' && isStopped === (row.stoppedAt !== null)) return { ok: true }
    if (isStopped)
      await tx
        .updateTable('collections')
        .set({ stoppedAt: now, stoppedReason: reason.trim(), addressHash: null, endsAt: null, openedAt: null })
        .where('id', '=', collectionId)
        .execute()
    if (answer === 'restore')
      await tx
        .updateTable('collections')
        .set({ stoppedAt: null, stoppedReason: null })
        .where('id', '=', collectionId)
        .execute()
    await tx
      .updateTable('collectionReports')
      .set({ settledAt: now })
      .where('collectionId', '=', collectionId)
      .where('settledAt', 'is', null)
      .execute()
    if (answer !== 'stay') {
      const news = isStopped ? ('stopped' as const) : ('restored' as const)
      await queue.enqueue(tx, collectionDecided, [{ collectionId, news, at: now.toISOString() }])
    }
    const entry = { action: actions[answer], subjectType: 'collection', subjectId: collectionId }
    await audit(tx, { actorId: administrator.personId, ...entry }, now)
    return { ok: true }
  })
}
