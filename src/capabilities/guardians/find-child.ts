import type { Reading } from '#infrastructure/database/database.ts'
import type { Guardian } from './guardian.ts'
import { selectGuardians } from './guardian-store.ts'

/** One child in this person's care; undefined where the guardian is another, or was revoked. */
export async function findChild(
  { childId, guardianId }: { childId: string; guardianId: string },
  { database, now }: Reading & { now: Date },
): Promise<Guardian | undefined> {
  const [found] = await selectGuardians(database, { childId, guardianId, limit: 1 }, now)
  return found?.state === 'revoked' ? undefined : found
}
