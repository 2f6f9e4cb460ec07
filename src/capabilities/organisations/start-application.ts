import { randomBytes } from 'node:crypto'
import type { SignedIn } from '#capabilities/people/authority.ts'
import type { Database } from '#infrastructure/database/database.ts'
import { newId } from '#infrastructure/ids.ts'
import type { ApplicationTyped } from './application.ts'
import { listUnsentApplications } from './find-application.ts'
import { newReference } from './organisation-rules.ts'

export type StartApplicationOutcome =
  | { ok: true; applicationId: string }
  | { ok: false; refusal: 'too-many-applications' }

const mostUnsent = 20

/** Begins an application, with a reference under which it can be gone on with. */
export async function startApplication(
  { placeId, typed }: { placeId: string; typed: ApplicationTyped },
  { database, signedIn, now }: { database: Database; signedIn: SignedIn; now: Date },
): Promise<StartApplicationOutcome> {
  const unsent = await listUnsentApplications({ database, signedIn })
  if (unsent.length >= mostUnsent) return { ok: false, refusal: 'too-many-applications' }
  const id = newId(now)
  await database
    .insertInto('applications')
    .values({
      id,
      reference: newReference(randomBytes(5)),
      personId: signedIn.personId,
      placeId,
      typed: JSON.stringify(typed),
      begunAt: now,
      savedAt: now,
    })
    .execute()
  return { ok: true, applicationId: id }
}
