import type { Issuer } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Database } from '#infrastructure/database/database.ts'
import { lockEarningRule } from './earning-store.ts'

export type StopRuleOutcome = { ok: true } | { ok: false; refusal: 'rule-not-found' }

/** Lets a rule propose nobody any more, or again. What was given by it stays. */
export function stopEarningRule(
  { ruleId: id, again }: { ruleId: string; again: boolean },
  { database, issuer, now }: { database: Database; issuer: Issuer; now: Date },
): Promise<StopRuleOutcome> {
  return database.transaction().execute(async (tx): Promise<StopRuleOutcome> => {
    const rule = await lockEarningRule(tx, { id, organisationId: issuer.organisationId })
    if (!rule) return { ok: false, refusal: 'rule-not-found' }
    const changed = await tx
      .updateTable('earningRules')
      .set({ stoppedAt: again ? null : now, waiting: 0, countedAt: null })
      .where('id', '=', id)
      .where('stoppedAt', again ? 'is not' : 'is', null)
      .returning('id')
      .executeTakeFirst()
    const action = again ? 'earning-rule.started-again' : 'earning-rule.stopped'
    const entry = { actorId: issuer.personId, action, subjectType: 'earning-rule', subjectId: id }
    if (changed) await audit(tx, { ...entry, placeId: rule.placeId }, now)
    return { ok: true }
  })
}
