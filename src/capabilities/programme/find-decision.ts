import type { Assessor, ProgrammeTeam } from '#capabilities/people/authority.ts'
import type { Reader, Reading } from '#infrastructure/database/database.ts'
import type { ApplicationState } from './application-rules.ts'
import type { CallInPhase } from './call.ts'
import { selectCalls } from './call-store.ts'
import { type DecisionRefusal, decisionRefusalOf, type PreferenceEffect, preferenceEffect } from './decision-rules.ts'
import { type Proposal, selectNewestProposal, selectVotes, type Vote } from './decision-store.ts'
import { rankingOf } from './ranking-rules.ts'
import { type LeadAttribute, leadAttributes, type Seen, seenWords } from './rubric.ts'
import { selectProfiles, selectScores } from './score-store.ts'
import { hasConflict, type ReadApplication, selectForAssessor, selectForTeam } from './sealed-store.ts'

export interface DecisionRow {
  applicationId: string
  placeName: string
  region: string
  isPreferred: boolean
  state: ApplicationState
  /** In hundredths; undefined where it cannot be computed. */
  interview: number | undefined
  reading: number | undefined
  /** What each assessor saw in the interview, attribute by attribute: read as it is, and summed nowhere. */
  profile: Record<LeadAttribute, Seen[]>
}

export interface Decision {
  /** Those who were interviewed, best interview first. */
  rows: DecisionRow[]
  proposal: (Proposal & { effect: PreferenceEffect }) | undefined
  votes: Omit<Vote, 'personId' | 'number'>[]
  /** Why it cannot be released yet. */
  refusal: DecisionRefusal | undefined
}

type OrConflict<Found> = Found | 'has-a-conflict' | undefined

/** Where the decision stands, for those who propose and release it; nothing of it for who has a conflict. */
export async function findDecision(
  { callId }: { callId: string },
  { database, team }: Reading & { team: ProgrammeTeam },
): Promise<OrConflict<Decision>> {
  const reads = { callId, personId: team.personId }
  const call = await selectCalls(database).where('calls.id', '=', callId).executeTakeFirst()
  if (!call || (call.phase !== 'deciding' && !call.outcomeShown)) return undefined
  if (await hasConflict(database, reads)) return 'has-a-conflict'
  return readDecision(database, call, await selectForTeam(database, reads))
}

/** The same for those who vote. */
export async function findDecisionToVote(
  _: Record<string, never>,
  { database, assessor }: Reading & { assessor: Assessor },
): Promise<OrConflict<Decision & { own: boolean | undefined }>> {
  const { callId, personId } = assessor
  const call = await selectCalls(database).where('calls.id', '=', callId).executeTakeFirst()
  if (call?.phase !== 'deciding') return undefined
  if (await hasConflict(database, assessor)) return 'has-a-conflict'
  const decision = await readDecision(database, call, await selectForAssessor(database, assessor))
  const votes = await selectVotes(database, callId).where('personId', '=', personId).execute()
  return { ...decision, own: votes.find(({ number }) => number === decision.proposal?.number)?.agrees }
}

async function readDecision(reader: Reader, call: CallInPhase, sent: ReadApplication[]): Promise<Decision> {
  const [given, profiles] = await Promise.all([
    selectScores(reader, call.id).execute(),
    selectProfiles(reader, call.id).where('stage', '=', 'interview').execute(),
  ])
  const invited = new Set(given.flatMap((one) => (one.stage === 'interview' ? [one.applicationId] : [])))
  const interviewed = sent.filter(({ applicationId, state }) => state === 'interviewed' || invited.has(applicationId))
  const ids = interviewed.map(({ applicationId }) => applicationId)
  const ranked = (stage: string) =>
    rankingOf(
      ids,
      given.filter((one) => one.stage === stage),
      call.weights,
    )
  const [interviews, reading] = [ranked('interview'), ranked('reading')]
  const regionOf = (id: string) => interviewed.find(({ applicationId }) => applicationId === id)?.content.place?.region
  const rows = interviews.flatMap(({ applicationId, total }) => {
    const found = interviewed.find((one) => one.applicationId === applicationId)
    if (!found) return []
    const { placeName = found.reference, region = '' } = found.content.place ?? {}
    return {
      ...{ applicationId, placeName, region, state: found.state, interview: total },
      isPreferred: call.preferredRegions.some((one) => one === region),
      reading: reading.find((one) => one.applicationId === applicationId)?.total,
      profile: profileOf(profiles.filter((one) => one.applicationId === applicationId)),
    }
  })
  const proposal = await selectNewestProposal(reader, call.id)
  const votes = proposal ? await selectVotes(reader, call.id).where('number', '=', proposal.number).execute() : []
  const { preferredRegions: preferred } = call
  return {
    rows,
    proposal: proposal && {
      ...proposal,
      effect: preferenceEffect({ ranked: interviews, offered: proposal.outcomes.offered, regionOf, preferred }),
    },
    votes: votes.map(({ name, agrees, reason }) => ({ name, agrees, reason })),
    refusal: decisionRefusalOf(votes, call),
  }
}

const profileOf = (given: { attribute: LeadAttribute; seen: Seen }[]) =>
  Object.fromEntries(
    leadAttributes.map((attribute) => [
      attribute,
      given
        .flatMap((one) => (one.attribute === attribute ? [one.seen] : []))
        // Who saw which is not told by where it stands.
        .toSorted((a, b) => seenWords.indexOf(a) - seenWords.indexOf(b)),
    ]),
  ) as Record<LeadAttribute, Seen[]>
