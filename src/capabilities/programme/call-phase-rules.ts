import type { ApplicationState } from './application-rules.ts'
import { type CallInPhase, type CallPhase, callPhases, type PhaseRights } from './call.ts'
import type { Stage } from './rubric.ts'

const nothing: PhaseRights = {
  publicSees: true,
  applicantsWrite: false,
  teamReads: false,
  assessorsScore: false,
  interviewersScore: false,
  teamDecides: false,
  outcomeShown: false,
}

/** What a new call's phases allow. Nobody reads while applicants may write: a constraint of the table says so too. */
export const rightsOfPhases: Record<CallPhase, PhaseRights> = {
  draft: { ...nothing, publicSees: false },
  open: { ...nothing, applicantsWrite: true },
  closed: { ...nothing, teamReads: true },
  scoring: { ...nothing, teamReads: true, assessorsScore: true },
  shortlisting: { ...nothing, teamReads: true, teamDecides: true },
  interviews: { ...nothing, teamReads: true, interviewersScore: true },
  deciding: { ...nothing, teamReads: true, teamDecides: true },
  announced: { ...nothing, teamReads: true, outcomeShown: true },
  archived: { ...nothing, outcomeShown: true },
}

/** What assessors score now; nothing where they do not. */
export function stageOf({
  assessorsScore,
  interviewersScore,
}: Pick<PhaseRights, 'assessorsScore' | 'interviewersScore'>): Stage | undefined {
  return assessorsScore ? 'reading' : interviewersScore ? 'interview' : undefined
}

/** Where applications stand that assessors may open now: all at first, then those who were invited to talk. */
export function openToAssessors(
  rights: Pick<PhaseRights, 'assessorsScore' | 'interviewersScore' | 'teamDecides'>,
): ApplicationState[] {
  if (rights.assessorsScore) return ['submitted', 'in-review']
  if (rights.interviewersScore) return ['shortlisted']
  return rights.teamDecides ? ['interviewed'] : []
}

/** The phase that follows; none after the last. */
export function phaseAfter(phase: CallPhase): CallPhase | undefined {
  return callPhases[callPhases.indexOf(phase) + 1]
}

export type PhaseRefusal = 'not-the-next-phase' | 'before-the-deadline' | 'deadline-is-over'

interface Move {
  from: CallPhase
  to: CallPhase
  closesAt: Date
  /** Of those who were given longer, the last; null where there is none. */
  lastExtension: Date | null
  now: Date
}

/** Why a call may not go on to this phase. It goes forward alone, one step at a time, and closes after every deadline. */
export function phaseRefusalOf({ from, to, closesAt, lastExtension, now }: Move): PhaseRefusal | undefined {
  if (phaseAfter(from) !== to) return 'not-the-next-phase'
  if (to === 'open' && now > closesAt) return 'deadline-is-over'
  if (to === 'closed' && now <= closesFrom(closesAt, lastExtension)) return 'before-the-deadline'
  return undefined
}

/** What arrived in time may still be waiting to be written: a call closes so long after its last deadline. */
export const settlingMinutes = 10

const closesFrom = (closesAt: Date, lastExtension: Date | null) =>
  new Date(latest(closesAt, lastExtension).getTime() + settlingMinutes * 60_000)

const latest = (one: Date, other: Date | null) => (other && other > one ? other : one)

/** Whether what this application says is taken now. The deadline's own moment still counts. */
export function isTaking(
  { applicantsWrite, closesAt }: Pick<CallInPhase, 'applicantsWrite' | 'closesAt'>,
  { extendedUntil, now }: { extendedUntil: Date | null; now: Date },
): boolean {
  return applicantsWrite && now <= latest(closesAt, extendedUntil)
}

const dayMs = 86_400_000

/** Whole days that are left; 0 on the last one. */
export function daysLeft(closesAt: Date, now: Date): number {
  return Math.max(0, Math.floor((closesAt.getTime() - now.getTime()) / dayMs))
}
