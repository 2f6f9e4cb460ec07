import type { Reading } from '#infrastructure/database/database.ts'
import { selectLog } from './call-log-store.ts'
import { selectCalls } from './call-store.ts'
import { selectProposals } from './decision-store.ts'
import { inOrder, isSame, rebuildCall, type StandingCall, type StandingScore, textOf } from './rebuild-rules.ts'

export type CheckCallOutcome =
  | { ok: true; entries: number; applications: number }
  | { ok: false; refusal: 'call-not-found' }
  | { ok: false; refusal: 'log-is-broken'; entry: number }
  | { ok: false; refusal: 'differs-from-log'; fromLog: string; fromTables: string }

/** Rebuilds a call from its log alone, and compares it with what the tables say. */
export async function checkCall({ slug }: { slug: string }, { database }: Reading): Promise<CheckCallOutcome> {
  const call = await selectCalls(database).where('slug', '=', slug).executeTakeFirst()
  if (!call) return { ok: false, refusal: 'call-not-found' }
  const entries = await selectLog(database, call.id)
  const rebuilt = rebuildCall(entries)
  if (!rebuilt.ok) return { ok: false, refusal: 'log-is-broken', entry: rebuilt.brokenAt }
  const rows = await database
    .selectFrom('callApplications')
    .innerJoin('callRevisions', (join) =>
      join
        .onRef('applicationId', '=', 'callApplications.id')
        .onRef('callRevisions.number', '=', 'callApplications.revision'),
    )
    .select(['applicationId', 'revision', 'hash', 'state'])
    .where('callApplications.callId', '=', call.id)
    .execute()
  const [proposals, votes, conflicts, scores] = await Promise.all([
    selectProposals(database, call.id).orderBy('number').execute(),
    database.selectFrom('callVotes').select(['number', 'personId', 'agrees']).where('callId', '=', call.id).execute(),
    database.selectFrom('callConflicts').select(['applicationId', 'personId']).where('callId', '=', call.id).execute(),
    database
      .selectFrom('callScores')
      .select(['applicationId', 'personId as assessorId', 'stage', 'revision', 'criterion', 'level'])
      .where('callId', '=', call.id)
      .$castTo<StandingScore>()
      .execute(),
  ])
  const { phase, placements, quorum, shortlistSize, weights, closesAt } = call
  const fromTables: StandingCall = {
    ...{ phase, placements, quorum, shortlistSize, weights, closesAt: closesAt.toISOString() },
    conflicts: conflicts.map(({ applicationId, personId }) => `${applicationId} ${personId}`),
    ...{ scores, votes },
    proposals: proposals.map(({ number, outcomes: { offered, reserve }, decidedAt }) => ({
      ...{ number, offered, reserve, isDecided: decidedAt !== null },
    })),
    applications: inOrder(
      rows.map(({ state, applicationId, revision, hash }) => ({ applicationId, revision, hash, state })),
    ),
  }
  const applications = rows.length
  if (isSame(rebuilt.standing, fromTables)) return { ok: true, entries: entries.length, applications }
  return { ok: false, refusal: 'differs-from-log', fromLog: textOf(rebuilt.standing), fromTables: textOf(fromTables) }
}
