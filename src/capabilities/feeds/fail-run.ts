import type { Database } from '#infrastructure/database/database.ts'

/** Ends a run that could not be done, with why. */
export async function failRun(
  { runId, problem }: { runId: string; problem: string },
  { database, now }: { database: Database; now: Date },
): Promise<void> {
  await database.updateTable('feedRuns').set({ problem, finishedAt: now }).where('id', '=', runId).execute()
}
