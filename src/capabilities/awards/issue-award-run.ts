import type { Tx } from '#infrastructure/database/database.ts'
import { needed } from '#infrastructure/needed.ts'
import type { Services } from '#infrastructure/services.ts'
import { runMailsDue } from './award-jobs.ts'
import type { PlacedLine } from './award-line.ts'
import type { BadgeRefusal } from './award-rules.ts'
import { undoUntilOf } from './award-run-rules.ts'
import { lockUnfinishedAwardRun, selectWaitingLines, settleLines } from './award-run-store.ts'
import { issueAwardLines, type LinesOutcome } from './issue-award-lines.ts'

export interface AwardRunProgress {
  total: number
  given: number
  refused: number
}

type Context = Pick<Services, 'database' | 'queue' | 'masterKey' | 'site'> & {
  now: Date
  /** Told after each part, when it is committed. */
  onProgress?: (progress: AwardRunProgress) => void
  /** People a part: what is held in memory, and what is done again if the machine stops. */
  partSize?: number
}

/**
 * Works through a run that `startAwardRun` took in. A part is given, counted and taken off the list in one transaction:
 * started again after a stop, or by two at once, it goes on where it was and gives nobody twice.
 */
export async function issueAwardRun({ runId }: { runId: string }, context: Context): Promise<void> {
  const { database, onProgress } = context
  for (;;) {
    const progress = await database.transaction().execute((tx) => issueRunPart({ runId }, { ...context, tx }))
    if (!progress) return
    onProgress?.(progress)
  }
}

/** The next part of a run inside the caller's transaction; `undefined` where nothing of it is left, or it was taken back. */
export async function issueRunPart(
  { runId }: { runId: string },
  { tx, ...context }: { tx: Tx } & Omit<Context, 'database'>,
): Promise<AwardRunProgress | undefined> {
  const { now, partSize = 1000 } = context
  const run = await lockUnfinishedAwardRun(tx, runId)
  if (!run) return undefined
  const { organisationId, askedBy, badgeId, opportunityId, notify, total } = run
  const lines = await selectWaitingLines(tx, runId, partSize)
  const outcome = await issueAwardLines(
    { badgeId, opportunityId: opportunityId ?? undefined, requestId: runId, runId, notify, lines },
    { tx, ...context, issuer: { organisationId, personId: askedBy ?? undefined } },
  )
  const { given, refused } = sorted(outcome, lines)
  await settleLines(tx, runId, { given, refused })
  const progress = { total, given: run.given + given.length, refused: run.refused + refused.length }
  const ended = !outcome.ok || progress.given + progress.refused >= total
  const refusal: BadgeRefusal | null = outcome.ok ? null : outcome.refusal
  const undoUntil = ended ? undoUntilOf(now) : null
  await tx
    .updateTable('awardRuns')
    .set({ given: progress.given, refused: progress.refused, refusal, finishedAt: ended ? now : null, undoUntil })
    .where('id', '=', runId)
    .execute()
  if (undoUntil) await context.queue.enqueue(tx, runMailsDue, [{ runId }], { startAfter: undoUntil })
  return progress
}

function sorted(outcome: LinesOutcome, lines: PlacedLine[]) {
  const outcomes = outcome.ok ? outcome.lines : []
  const placed = outcomes.map((one, turn) => ({
    ...one,
    position: needed(lines[turn], 'the line of an outcome').position,
  }))
  return {
    given: placed.flatMap((one) => (one.ok ? [one.position] : [])),
    refused: placed.flatMap((one) => (one.ok ? [] : [{ position: one.position, refusal: one.refusal }])),
  }
}
