import type { Tx } from '#infrastructure/database/database.ts'
import { needed } from '#infrastructure/needed.ts'
import type { Services } from '#infrastructure/services.ts'
import type { PlacedLine } from './award-line.ts'
import type { BadgeRefusal } from './award-rules.ts'
import { lockUnfinishedBulkAward, selectWaitingLines, settleLines } from './bulk-award-store.ts'
import { issueAwardLines, type LinesOutcome } from './issue-award-lines.ts'

export interface BulkAwardProgress {
  total: number
  given: number
  refused: number
}

type Context = Pick<Services, 'database' | 'queue' | 'masterKey' | 'site'> & {
  now: Date
  /** Told after each part, when it is committed. */
  onProgress?: (progress: BulkAwardProgress) => void
  /** People a part: what is held in memory, and what is done again if the machine stops. */
  partSize?: number
}

/**
 * Works through a list that `startBulkAward` took in. A part is given, counted and taken off the list in one
 * transaction: started again after a stop, or by two at once, it goes on where it was and gives nobody twice.
 */
export async function issueBulkAward({ bulkAwardId }: { bulkAwardId: string }, context: Context): Promise<void> {
  const { database, onProgress } = context
  for (;;) {
    const progress = await database.transaction().execute((tx) => issuePart(tx, bulkAwardId, context))
    if (!progress) return
    onProgress?.(progress)
  }
}

async function issuePart(tx: Tx, bulkAwardId: string, context: Context): Promise<BulkAwardProgress | undefined> {
  const { now, partSize = 1000 } = context
  const bulkAward = await lockUnfinishedBulkAward(tx, bulkAwardId)
  if (!bulkAward) return undefined
  const { organisationId, askedBy, badgeId, opportunityId, notify, total } = bulkAward
  const lines = await selectWaitingLines(tx, bulkAwardId, partSize)
  const outcome = await issueAwardLines(
    { badgeId, opportunityId: opportunityId ?? undefined, requestId: bulkAwardId, notify, lines },
    { tx, ...context, issuer: { organisationId, personId: askedBy ?? undefined } },
  )
  const { given, refused } = sorted(outcome, lines)
  await settleLines(tx, bulkAwardId, { given, refused })
  const progress = { total, given: bulkAward.given + given.length, refused: bulkAward.refused + refused.length }
  const ended = !outcome.ok || progress.given + progress.refused >= total
  const refusal: BadgeRefusal | null = outcome.ok ? null : outcome.refusal
  await tx
    .updateTable('bulkAwards')
    .set({ given: progress.given, refused: progress.refused, refusal, finishedAt: ended ? now : null })
    .where('id', '=', bulkAwardId)
    .execute()
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
