import type { Database } from '#infrastructure/database/database.ts'
import { localParts } from '#infrastructure/words/local-time.ts'
import type { EarningRule } from './earning-rule.ts'
import { selectEarningRules } from './earning-store.ts'
import { findEarners } from './find-earners.ts'
import { isProposing } from './standing-rules.ts'

const hourMs = 3_600_000
/** In one round of the clock: the others follow a minute later. */
const mostARound = 20

/** Counts once an hour whom each rule proposes, so that a desk can say it at no cost. */
export async function recountEarners({ database, now }: { database: Database; now: Date }): Promise<number> {
  const due = await selectEarningRules(database)
    .where('stoppedAt', 'is', null)
    .where((where) =>
      where.or([where('countedAt', 'is', null), where('countedAt', '<', new Date(now.getTime() - hourMs))]),
    )
    .orderBy('countedAt', (order) => order.asc().nullsFirst())
    .limit(mostARound)
    .execute()
  for (const rule of due) await recountRule(rule, { database, now })
  return due.length
}

/** Notes how many a rule proposes now. */
export async function recountRule(
  rule: EarningRule,
  { database, now }: { database: Database; now: Date },
): Promise<number> {
  const ready = isProposing(rule, localParts(now).date) ? await countReady(rule, { database, now }) : 0
  await database.updateTable('earningRules').set({ waiting: ready, countedAt: now }).where('id', '=', rule.id).execute()
  return ready
}

async function countReady(rule: EarningRule, powers: { database: Database; now: Date }): Promise<number> {
  const people = await findEarners(rule, powers)
  return people.filter(({ standing }) => standing === 'ready').length
}
