import type { Issuer } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Database } from '#infrastructure/database/database.ts'
import { lockEarningRule, placeEarners } from './earning-store.ts'
import { findEarners } from './find-earners.ts'
import { findEarningRule } from './find-earning-rule.ts'

export type LeaveOutOutcome = { ok: true } | { ok: false; refusal: 'rule-not-found' | 'person-not-found' }

interface LeaveOutRequest {
  ruleId: string
  /** The person, as the page names them (`EarnerStanding.line`). */
  line: string
  again: boolean
}

/** Lets a rule propose this person no more, or again; they can still be given the badge by hand. */
export function leaveOutEarner(
  { ruleId, line, again }: LeaveOutRequest,
  { database, issuer, now }: { database: Database; issuer: Issuer; now: Date },
): Promise<LeaveOutOutcome> {
  return database.transaction().execute(async (tx): Promise<LeaveOutOutcome> => {
    const whose = { id: ruleId, organisationId: issuer.organisationId }
    const own = await lockEarningRule(tx, whose)
    const rule = own && (await findEarningRule(whose, { database: tx }))
    if (!own || !rule) return { ok: false, refusal: 'rule-not-found' }
    const person = (await findEarners(rule, { database: tx, now })).find((one) => one.line === line)
    if (!person) return { ok: false, refusal: 'person-not-found' }
    await placeEarners(tx, { ruleId, keys: [person.key] })
    await tx
      .updateTable('earningRulePeople')
      .set({ leftOutAt: again ? null : now, leftOutBy: again ? null : (issuer.personId ?? null) })
      .where('ruleId', '=', ruleId)
      .where('personHash', '=', Buffer.from(line, 'hex'))
      .execute()
    await tx.updateTable('earningRules').set({ countedAt: null }).where('id', '=', ruleId).execute()
    const action = again ? 'earning-rule.put-back' : 'earning-rule.left-out'
    const what = { action, subjectType: 'earning-rule', subjectId: ruleId }
    await audit(tx, { actorId: issuer.personId, ...what, placeId: own.placeId }, now)
    return { ok: true }
  })
}
