import type { AwardList } from '#capabilities/awards/award-list.ts'
import { type DraftListRefusal, draftAwardList } from '#capabilities/awards/draft-award-list.ts'
import { listGivenFromSource } from '#capabilities/awards/list-given-from-source.ts'
import { findWhereEarned } from '#capabilities/badges/find-where-earned.ts'
import type { Issuer } from '#capabilities/people/authority.ts'
import type { Database } from '#infrastructure/database/database.ts'
import { localParts } from '#infrastructure/words/local-time.ts'
import { lockEarningRule, placeEarners } from './earning-store.ts'
import { findEarners } from './find-earners.ts'
import { findEarningRule } from './find-earning-rule.ts'
import { isProposing } from './standing-rules.ts'

export type DraftEarnedRefusal = DraftListRefusal | 'rule-not-found' | 'rule-proposes-nobody' | 'nobody-is-ready'

export type DraftEarnedOutcome = { ok: true; listId: string } | { ok: false; refusal: DraftEarnedRefusal }

type DraftEarnedRequest = Pick<AwardList, 'id' | 'evidence' | 'locale' | 'notify'> & { ruleId: string }

/** Lists those whom a rule proposes, to be checked; nothing is signed. */
export async function draftEarnedList(
  { ruleId, ...request }: DraftEarnedRequest,
  { database, issuer, now }: { database: Database; issuer: Issuer; now: Date },
): Promise<DraftEarnedOutcome> {
  const whose = { id: ruleId, organisationId: issuer.organisationId }
  const rule = await findEarningRule(whose, { database })
  if (!rule) return { ok: false, refusal: 'rule-not-found' }
  if (!isProposing(rule, localParts(now).date)) return { ok: false, refusal: 'rule-proposes-nobody' }
  const { badgeId } = rule
  const people = await findEarners(rule, { database, now })
  const ready = people.filter(({ standing }) => standing === 'ready')
  const placed = await database.transaction().execute(async (tx) => {
    await lockEarningRule(tx, whose)
    return placeEarners(tx, { ruleId, keys: ready.map(({ key }) => key) })
  })
  // A long run is still being signed: whom it takes in has no badge yet.
  const given = await listGivenFromSource({ sourceId: ruleId, badgeId }, { database })
  const rows = ready.flatMap(({ line: hash, name, email }) => {
    const position = placed.get(hash)?.position
    if (position === undefined || given.has(position + 1)) return []
    return { line: position + 1, cells: email ? [name, email] : [name] }
  })
  if (rows.length === 0) return { ok: false, refusal: 'nobody-is-ready' }
  const headed = [{ line: 1, cells: ['Name', 'E-mail'] }, ...rows.toSorted((one, other) => one.line - other.line)]
  const opportunityId = await findWhereEarned({ opportunityId: rule.opportunityId, badgeId }, { database })
  return draftAwardList(
    { ...request, badgeId, opportunityId, fileName: null, earningRuleId: ruleId, rows: headed },
    { database, issuer, now },
  )
}
