import { findBadgeToIssue } from '#capabilities/badges/find-badge-to-issue.ts'
import type { Issuer } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Tx } from '#infrastructure/database/database.ts'
import type { Services } from '#infrastructure/services.ts'
import { runAsked } from './award-jobs.ts'
import type { PlacedLine } from './award-line.ts'
import { type BadgeRefusal, badgeRefusalOf } from './award-rules.ts'
import { insertAwardRun, type NewAwardRun } from './award-run-store.ts'
import { findEarning } from './award-store.ts'
import type { AwardsRequest } from './issue-awards.ts'

export type AwardRunRequest = AwardsRequest & { requestId: string }

/** A run whose lines have the places that people count them by. */
export type PlacedRunRequest = Omit<AwardRunRequest, 'lines'> & { lines: PlacedLine[] } & Pick<
    NewAwardRun,
    'fileName' | 'registerId' | 'earningRuleId'
  >

export type StartAwardRunOutcome = { ok: true; runId: string } | { ok: false; refusal: BadgeRefusal }

type Context = Pick<Services, 'database' | 'queue'> & { issuer: Issuer; now: Date }

/** Takes in a list of people who get one badge, to be worked through by a job. Sent twice, it is taken in once. */
export function startAwardRun(request: AwardRunRequest, context: Context): Promise<StartAwardRunOutcome> {
  const lines = request.lines.map((line, index) => ({ ...line, position: index + 1 }))
  return context.database.transaction().execute(async (tx) => {
    const noted = await noteRun(
      { ...request, lines, fileName: null, registerId: null, earningRuleId: null },
      { ...context, tx },
    )
    if (noted.ok && noted.isNew) await context.queue.enqueue(tx, runAsked, [{ runId: noted.runId }])
    return noted.ok ? { ok: true, runId: noted.runId } : noted
  })
}

type NotedRun = { ok: true; runId: string; isNew: boolean } | { ok: false; refusal: BadgeRefusal }

/** Writes down what was asked for. Nothing is signed yet. */
export async function noteRun(
  request: PlacedRunRequest,
  { tx, issuer, now }: { tx: Tx } & Pick<Context, 'issuer' | 'now'>,
): Promise<NotedRun> {
  const { requestId: id, badgeId, opportunityId, lines, notify, fileName, registerId, earningRuleId } = request
  const { organisationId, personId } = issuer
  const badge = await findBadgeToIssue({ badgeId, organisationId }, { database: tx })
  const opportunity = opportunityId ? await findEarning(tx, { opportunityId, badgeId }) : undefined
  const refusal = badgeRefusalOf({ badge, issuer, opportunity })
  if (refusal) return { ok: false, refusal }
  const asked = { opportunityId: opportunityId ?? null, askedBy: personId ?? null, askedAt: now, total: lines.length }
  const source = { fileName, registerId, earningRuleId }
  const isNew = await insertAwardRun(tx, { id, organisationId, badgeId, notify, ...source, ...asked }, lines)
  const entry = { actorId: personId, action: 'run.asked', subjectType: 'run', subjectId: id, placeId: badge?.placeId }
  if (isNew) await audit(tx, { ...entry, detail: { lines: lines.length } }, now)
  return { ok: true, runId: id, isNew }
}
