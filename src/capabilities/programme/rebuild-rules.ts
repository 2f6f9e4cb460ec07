import { z } from 'zod'
import type { ApplicationState } from './application-rules.ts'
import { type CallPhase, callPhases } from './call.ts'
import { decisionRefusalOf, type Outcomes } from './decision-rules.ts'
import { brokenEntry, canonicalJson, type LogEntry } from './log-chain-rules.ts'
import { rankingOf, type Score } from './ranking-rules.ts'
import { type Criterion, criteria, type Stage, stages, type Weights } from './rubric.ts'

// What a call came to, worked out from its log alone, so that it can be compared with what the tables say.

const applicationId = z.string()
const personId = z.string()
const entry = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('started'), terms: z.looseObject({ closesAt: z.string() }) }),
  z.object({ kind: z.literal('revised'), terms: z.looseObject({ closesAt: z.string() }) }),
  z.object({ kind: z.literal('phase'), from: z.enum(callPhases), to: z.enum(callPhases) }),
  z.object({ kind: z.literal('extended'), to: z.string() }),
  z.object({ kind: z.literal('extended-for-one'), applicationId, until: z.string() }),
  z.object({ kind: z.literal('submitted'), applicationId, revision: z.number(), hash: z.string() }),
  z.object({ kind: z.literal('withdrawn'), applicationId }),
  z.object({ kind: z.literal('restored'), applicationId }),
  z.object({ kind: z.literal('asked'), applicationId, requestId: z.string() }),
  z.object({ kind: z.literal('informed'), applicationId, requestId: z.string() }),
  z.object({ kind: z.literal('ineligible'), applicationId }),
  z.object({ kind: z.literal('eligible'), applicationId }),
  z.object({ kind: z.literal('partner'), applicationId, partnerId: z.string(), confirms: z.boolean() }),
  z.object({ kind: z.literal('partner-removed'), applicationId, partnerId: z.string() }),
  z.object({ kind: z.literal('answered') }),
  z.object({ kind: z.literal('seal-broken'), applicationId, by: personId }),
  z.object({ kind: z.literal('assessor'), personId }),
  z.object({ kind: z.literal('declared'), personId }),
  z.object({ kind: z.literal('conflict'), applicationId, personId, source: z.string() }),
  z.object({ kind: z.literal('namesake'), applicationId, personId, lifts: z.boolean() }),
  z.object({
    ...{ kind: z.literal('scored'), applicationId, personId, stage: z.enum(stages), revision: z.number() },
    levels: z.record(z.enum(criteria), z.number().nullable()),
  }),
  z.object({ kind: z.literal('shortlisted'), applicationIds: z.array(applicationId) }),
  z.object({
    ...{ kind: z.literal('proposed'), number: z.number() },
    ...{ offered: z.array(applicationId), reserve: z.array(applicationId) },
  }),
  z.object({ kind: z.literal('voted'), number: z.number(), personId, agrees: z.boolean() }),
  z.object({ kind: z.literal('decided'), number: z.number() }),
  z.object({ kind: z.literal('offered'), applicationId }),
  z.object({ kind: z.literal('accepted'), applicationId }),
  z.object({ kind: z.literal('turned-down'), applicationId }),
  z.object({ kind: z.literal('lapsed'), applicationId }),
  z.object({ kind: z.literal('feedback'), applicationId }),
  z.object({ kind: z.literal('complaint'), applicationId }),
  z.object({ kind: z.literal('acknowledged'), complaintId: z.string() }),
])
type Entry = z.infer<typeof entry>

/** One application as the log or the tables have it. */
export interface StandingApplication {
  applicationId: string
  revision: number
  hash: string
  state: string
}

/** A score as the log or the tables have it. */
export interface StandingScore extends Score {
  stage: Stage
  revision: number
}

export interface StandingProposal extends Outcomes {
  number: number
  isDecided: boolean
}

export interface StandingVote {
  number: number
  personId: string
  agrees: boolean
}

export interface StandingCall {
  phase: string
  closesAt: string
  placements: number
  quorum: number
  shortlistSize: number
  weights: Weights
  applications: StandingApplication[]
  /** As `application person`. */
  conflicts: string[]
  scores: StandingScore[]
  proposals: StandingProposal[]
  votes: StandingVote[]
}

export type Rebuilt = { ok: true; standing: StandingCall } | { ok: false; brokenAt: number }

/** Entry after entry. The first that is not what was written, cannot be read or could not happen, ends it. */
export function rebuildCall(entries: readonly LogEntry[]): Rebuilt {
  const broken = brokenEntry(entries)
  if (broken !== undefined) return { ok: false, brokenAt: broken }
  let call: Building | undefined
  for (const { number, content } of entries) {
    const read = entry.safeParse(JSON.parse(content))
    if (!read.success || (read.data.kind === 'started') !== (call === undefined)) return { ok: false, brokenAt: number }
    if (read.data.kind === 'started') call = begun(read.data.terms as unknown as StandingCall)
    else if (call && !follow(call, read.data)) return { ok: false, brokenAt: number }
  }
  if (!call) return { ok: false, brokenAt: 1 }
  const { applications, ...standing } = call
  return { ok: true, standing: { ...standing, applications: inOrder([...applications.values()]) } }
}

type Building = Omit<StandingCall, 'applications'> & { applications: Map<string, StandingApplication> }

const begun = ({ placements, quorum, shortlistSize, weights, closesAt }: StandingCall): Building => ({
  ...{ placements, quorum, shortlistSize, weights, closesAt, phase: 'draft' },
  ...{ applications: new Map(), conflicts: [], scores: [], proposals: [], votes: [] },
})

/** Takes in one entry; false where it could not follow. */
function follow(call: Building, said: Entry): boolean {
  switch (said.kind) {
    case 'phase':
      if (said.from !== call.phase) return false
      call.phase = said.to
      settleStates(call, said.to)
      return true
    case 'extended':
      call.closesAt = said.to
      return true
    case 'submitted': {
      const { applicationId: id, revision, hash } = said
      call.applications.set(id, { applicationId: id, revision, hash, state: 'submitted' })
      return true
    }
    case 'revised':
      if (call.phase !== 'draft') return false
      Object.assign(call, begun(said.terms as unknown as StandingCall))
      return true
    case 'asked':
      setState(call, said.applicationId, 'more-information')
      return true
    case 'ineligible':
      setState(call, said.applicationId, 'ineligible')
      return true
    case 'restored':
    case 'informed':
    case 'eligible':
      setState(call, said.applicationId, 'submitted')
      return true
    case 'withdrawn':
      setState(call, said.applicationId, 'withdrawn')
      return true
    case 'conflict':
      call.conflicts.push(`${said.applicationId} ${said.personId}`)
      return true
    case 'namesake':
      // What was found by a name alone holds no longer.
      if (said.lifts) call.conflicts = call.conflicts.filter((one) => one !== `${said.applicationId} ${said.personId}`)
      return true
    case 'scored':
      for (const [criterion, level] of Object.entries(said.levels) as [Criterion, number | null][]) {
        const { applicationId: id, personId: assessorId, revision, stage } = said
        call.scores.push({ applicationId: id, assessorId, stage, revision, criterion, level })
      }
      return true
    case 'shortlisted':
      for (const { applicationId: id, state } of [...call.applications.values()])
        if (state === 'in-review' || state === 'shortlisted')
          setState(call, id, said.applicationIds.includes(id) ? 'shortlisted' : 'in-review')
      return true
    case 'proposed': {
      const { number, offered, reserve } = said
      if (number !== call.proposals.length + 1) return false
      call.proposals.push({ number, offered, reserve, isDecided: false })
      return true
    }
    case 'voted': {
      const { number, personId: voter, agrees } = said
      const others = call.votes.filter((one) => one.number !== number || one.personId !== voter)
      call.votes = [...others, { number, personId: voter, agrees }]
      return true
    }
    case 'decided':
      return decide(call, said.number)
    case 'offered':
    case 'accepted':
    case 'turned-down':
    case 'lapsed':
      setState(call, said.applicationId, said.kind)
      return true
    default:
      return true
  }
}

/** False where what was released was not the newest proposal, or its votes did not make a decision. */
function decide(call: Building, number: number): boolean {
  const proposal = call.proposals.at(-1)
  const votes = call.votes.filter((one) => one.number === number)
  if (proposal?.number !== number || call.phase !== 'deciding' || decisionRefusalOf(votes, call)) return false
  proposal.isDecided = true
  call.phase = 'announced'
  for (const { applicationId: id, state } of [...call.applications.values()]) {
    if (state !== 'in-review' && state !== 'interviewed') continue
    setState(
      call,
      id,
      proposal.offered.includes(id) ? 'offered' : proposal.reserve.includes(id) ? 'reserve' : 'declined',
    )
  }
  return true
}

function setState({ applications }: Building, id: string, state: string) {
  const before = applications.get(id)
  if (before) applications.set(id, { ...before, state })
}

/** What a phase makes of every application. */
function settleStates(call: Building, to: CallPhase) {
  const moved = statesOnMove[to]
  if (!moved) return
  for (const one of call.applications.values())
    if (moved.from.some((state) => state === one.state)) setState(call, one.applicationId, moved.to)
}

/**
 * When a call goes on, applications that stand at one of the first stand at the second. Who was asked for more and has not
 * answered is read as they sent it.
 */
export const statesOnMove: Partial<Record<CallPhase, { from: ApplicationState[]; to: ApplicationState }>> = {
  scoring: { from: ['submitted', 'more-information'], to: 'in-review' },
  deciding: { from: ['shortlisted'], to: 'interviewed' },
}

export const inOrder = (applications: StandingApplication[]) =>
  applications.toSorted((one, other) => (one.applicationId < other.applicationId ? -1 : 1))

/** To the byte. */
export function isSame(one: StandingCall, other: StandingCall): boolean {
  return textOf(one) === textOf(other)
}

/** One way to write where a call stands: two of them are equal to the byte, or are not. */
export function textOf({ applications, conflicts, scores, weights, proposals, votes, ...terms }: StandingCall): string {
  const { phase, closesAt, placements, quorum, shortlistSize } = terms
  const inPlay = applications
    .filter(({ state }) => state !== 'withdrawn' && state !== 'ineligible')
    .map((one) => one.applicationId)
  const counted = scores.filter((one) => !conflicts.includes(`${one.applicationId} ${one.assessorId}`))
  const ranking = (stage: Stage) => {
    const given = counted.filter((one) => one.stage === stage)
    return rankingOf(inPlay, given, weights).map((one) => ({ ...one }))
  }
  return canonicalJson({
    ...{ phase, closesAt, placements, quorum, shortlistSize, weights: { ...weights } },
    applications: applications.map((one) => ({ ...one })),
    conflicts: conflicts.toSorted(),
    scores: scores.map((one) => canonicalJson({ ...one })).toSorted(),
    proposals: proposals.map((one) => ({ ...one })),
    votes: votes.map((one) => canonicalJson({ ...one })).toSorted(),
    // Worked out anew on both sides: what the choice is informed by.
    ranking: { reading: ranking('reading'), interview: ranking('interview') },
  })
}
