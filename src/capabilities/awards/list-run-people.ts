import type { Reading } from '#infrastructure/database/database.ts'
import { selectRunPeople } from './award-run-store.ts'

/** Whom a run of this organisation gave a badge, in the order of its list; empty texts where a name or address is unknown. */
export function listRunPeople(
  whose: { runId: string; organisationId: string },
  { database }: Reading,
): Promise<{ name: string; email: string }[]> {
  return selectRunPeople(database, whose)
}
