import type { Reading } from '#infrastructure/database/database.ts'
import type { EarningRule } from './earning-rule.ts'
import { selectEarningRule } from './earning-store.ts'

/** A rule of this organisation. */
export function findEarningRule(
  whose: { id: string; organisationId: string },
  { database }: Reading,
): Promise<EarningRule | undefined> {
  return selectEarningRule(database, whose)
}
