import type { Issuer } from '#capabilities/people/authority.ts'
import type { Services } from '#infrastructure/services.ts'
import type { AwardLine } from './award-line.ts'
import type { BadgeRefusal } from './award-rules.ts'
import { issueAwardLines, type LineOutcome } from './issue-award-lines.ts'

export interface AwardsRequest {
  badgeId: string
  opportunityId?: string
  lines: AwardLine[]
  /** Names the form that asks, so that sending it twice gives nothing twice. */
  requestId?: string
  /** Whether those with an address are told by mail. */
  notify: boolean
}

export type IssueAwardsOutcome = { ok: true; lines: LineOutcome[] } | { ok: false; refusal: BadgeRefusal }

type Context = Pick<Services, 'database' | 'queue' | 'masterKey' | 'site'> & { issuer: Issuer; now: Date }

/**
 * Gives a badge to one learner or to some, each as a signed credential, all or none of those accepted. A refused line
 * does not hold up the others. Longer lists are signed in the background by `startAwardRun`.
 */
export function issueAwards(request: AwardsRequest, context: Context): Promise<IssueAwardsOutcome> {
  const lines = request.lines.map((line, position) => ({ ...line, position }))
  return context.database.transaction().execute((tx) => issueAwardLines({ ...request, lines }, { ...context, tx }))
}
