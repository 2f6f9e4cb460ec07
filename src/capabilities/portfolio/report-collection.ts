import { takeAttempt } from '#infrastructure/database/attempts.ts'
import type { Database } from '#infrastructure/database/database.ts'
import { newId } from '#infrastructure/ids.ts'

export type ReportCollectionOutcome =
  | { ok: true }
  | { ok: false; refusal: 'words-are-missing' | 'too-long' }
  | { ok: false; refusal: 'too-often'; waitMinutes: number }

export const longestReport = 600

interface Report {
  collectionId: string
  said: string
  /** From where it came, as a keyed hash: counted for a day, and not kept with it. */
  clientKey: string
}

/** Tells the administrators what is wrong with a collection; nobody keeps who said it. */
export async function reportCollection(
  { collectionId, said, clientKey }: Report,
  { database, now }: { database: Database; now: Date },
): Promise<ReportCollectionOutcome> {
  const text = said.trim()
  if (!text) return { ok: false, refusal: 'words-are-missing' }
  if (text.length > longestReport) return { ok: false, refusal: 'too-long' }
  const taken = await takeAttempt(database, { purpose: 'collection-report', subject: clientKey, free: 5 }, now)
  if (!taken.ok) return { ok: false, refusal: 'too-often', waitMinutes: taken.waitMinutes }
  await database
    .insertInto('collectionReports')
    .values({ id: newId(now), collectionId, said: text, reportedAt: now })
    .execute()
  return { ok: true }
}
