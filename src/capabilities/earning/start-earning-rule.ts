import { type BadgeRefusal, badgeRefusalOf } from '#capabilities/awards/award-rules.ts'
import { findBadgeToIssue } from '#capabilities/badges/find-badge-to-issue.ts'
import { listBadges } from '#capabilities/badges/list-badges.ts'
import type { Issuer } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Database, Tx } from '#infrastructure/database/database.ts'
import type { EarningRule } from './earning-rule.ts'
import { selectEarningRule } from './earning-store.ts'
import { recountRule } from './recount-earners.ts'

export type EarningRuleRequest = Pick<
  EarningRule,
  'id' | 'badgeId' | 'opportunityId' | 'badgeIds' | 'times' | 'countedFrom' | 'proposesFrom'
>

export type StartRuleRefusal =
  | BadgeRefusal
  | 'opportunity-not-found'
  | 'counts-itself'
  | 'badge-does-not-count'
  | 'more-than-there-are'

export type StartRuleOutcome = { ok: true; ruleId: string } | { ok: false; refusal: StartRuleRefusal }

/** Makes a rule that proposes people for a badge. The id is the form's: sent twice, it is one rule. Nobody is given anything. */
export async function startEarningRule(
  request: EarningRuleRequest,
  { database, issuer, now }: { database: Database; issuer: Issuer; now: Date },
): Promise<StartRuleOutcome> {
  const outcome = await database.transaction().execute(async (tx): Promise<StartRuleOutcome> => {
    const { id, badgeId, opportunityId, badgeIds, times, countedFrom, proposesFrom } = request
    const { organisationId, personId } = issuer
    const badge = await findBadgeToIssue({ badgeId, organisationId }, { database: tx })
    const refusal =
      badgeRefusalOf({ badge, issuer, opportunity: undefined }) ?? (await refusalOf(tx, request, organisationId))
    if (refusal) return { ok: false, refusal }
    const kind = opportunityId ? 'attendance' : 'badges'
    const made = await tx
      .insertInto('earningRules')
      .values({
        ...{ id, organisationId, badgeId, kind, opportunityId, badgeIds: opportunityId ? [] : badgeIds, times },
        ...{ countedFrom, proposesFrom, madeBy: personId ?? null, madeAt: now },
      })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .returning('id')
      .executeTakeFirst()
    const entry = { actorId: personId, action: 'earning-rule.started', subjectType: 'earning-rule', subjectId: id }
    if (made) await audit(tx, { ...entry, placeId: badge?.placeId, detail: { badgeId } }, now)
    return { ok: true, ruleId: id }
  })
  const whose = { id: request.id, organisationId: issuer.organisationId }
  const rule = outcome.ok ? await selectEarningRule(database, whose) : undefined
  if (rule) await recountRule(rule, { database, now })
  return outcome
}

async function refusalOf(
  tx: Tx,
  { badgeId, opportunityId, badgeIds, times }: EarningRuleRequest,
  organisationId: string,
): Promise<StartRuleRefusal | undefined> {
  if (opportunityId) {
    const own = await tx
      .selectFrom('opportunities')
      .select('id')
      .where('id', '=', opportunityId)
      .where('organisationId', '=', organisationId)
      .executeTakeFirst()
    return own ? undefined : 'opportunity-not-found'
  }
  if (badgeIds.includes(badgeId)) return 'counts-itself'
  const issuable = await listBadges({ issuableBy: organisationId, limit: 500 }, { database: tx })
  const known = new Set(issuable.rows.map((one) => one.id))
  if (badgeIds.length === 0 || badgeIds.some((one) => !known.has(one))) return 'badge-does-not-count'
  return times > badgeIds.length ? 'more-than-there-are' : undefined
}
