import { sql } from 'kysely'
import type { SignedIn } from '#capabilities/people/authority.ts'
import type { Database } from '#infrastructure/database/database.ts'
import { overlongAnswer } from './application.ts'

export type UpdateApplicationOutcome =
  | { ok: true }
  | { ok: false; refusal: 'application-not-found' | 'answer-is-too-long' }

/** Keeps what was typed on one page; other pages, perhaps open in another tab, stay as they are. */
export async function updateApplication(
  { applicationId, page, typed }: { applicationId: string; page: string; typed: Record<string, string> },
  { database, signedIn, now }: { database: Database; signedIn: SignedIn; now: Date },
): Promise<UpdateApplicationOutcome> {
  if (overlongAnswer(typed)) return { ok: false, refusal: 'answer-is-too-long' }
  const updated = await database
    .updateTable('applications')
    .set({ typed: sql`typed || jsonb_build_object(${page}::text, ${JSON.stringify(typed)}::jsonb)`, savedAt: now })
    .where('id', '=', applicationId)
    .where('personId', '=', signedIn.personId)
    .where('sentAt', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return updated ? { ok: true } : { ok: false, refusal: 'application-not-found' }
}
