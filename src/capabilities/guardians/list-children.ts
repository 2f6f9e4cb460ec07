import type { Reading } from '#infrastructure/database/database.ts'
import type { Guardian } from './guardian.ts'
import { mostChildren } from './guardian-rules.ts'
import { selectGuardians } from './guardian-store.ts'

/** The children in this person's care, by name, with those whose guardian was revoked. */
export function listChildren(
  { guardianId }: { guardianId: string },
  { database, now }: Reading & { now: Date },
): Promise<Guardian[]> {
  return selectGuardians(database, { guardianId, limit: mostChildren }, now)
}
