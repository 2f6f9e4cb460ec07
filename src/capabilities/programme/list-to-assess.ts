import type { Assessor } from '#capabilities/people/authority.ts'
import type { Reading } from '#infrastructure/database/database.ts'
import { type Beside, selectBeside } from './beside-store.ts'
import { stageOf } from './call-phase-rules.ts'
import { selectCalls } from './call-store.ts'
import { type GivenProfile, type GivenScore, selectProfiles, selectScores } from './score-store.ts'
import { type ReadApplication, selectForAssessor } from './sealed-store.ts'

export type ToAssess = ReadApplication & {
  /** Their own scores of what is scored now are in. */
  isScored: boolean
}

type Powers = Reading & { assessor: Assessor }

/** What this assessor reads: without a trace of what they have a conflict with. */
export async function listToAssess(_: Record<string, never>, { database, assessor }: Powers): Promise<ToAssess[]> {
  const { callId, personId } = assessor
  const call = await selectCalls(database).where('calls.id', '=', callId).executeTakeFirst()
  const stage = call && stageOf(call)
  const [read, given] = await Promise.all([
    selectForAssessor(database, assessor),
    selectScores(database, callId).where('personId', '=', personId).execute(),
  ])
  const scored = new Set(given.filter((one) => one.stage === stage).map(({ applicationId }) => applicationId))
  return read.map((one) => ({ ...one, isScored: scored.has(one.applicationId) }))
}

export interface Assessed extends ToAssess, Beside {
  /** Scores can be handed in. */
  isScoring: boolean
  scores: GivenScore[]
  profiles: GivenProfile[]
}

/**
 * One of them, with the scores: those of others once this assessor's are in, and what was given of the writing once this
 * assessor's of the interview are in, so that each is scored apart.
 */
export async function findToAssess(
  { applicationId }: { applicationId: string },
  { database, assessor }: Powers,
): Promise<Assessed | undefined> {
  const { callId } = assessor
  const found = (await listToAssess({}, { database, assessor })).find((one) => one.applicationId === applicationId)
  const call = await selectCalls(database).where('calls.id', '=', callId).executeTakeFirst()
  if (!found || !call) return undefined
  const isScoring = stageOf(call) !== undefined && !found.isScored
  const beside = await selectBeside(database, applicationId)
  if (isScoring) return { ...found, ...beside, isScoring, scores: [], profiles: [] }
  const [scores, profiles] = await Promise.all([
    selectScores(database, callId).where('applicationId', '=', applicationId).execute(),
    selectProfiles(database, callId).where('applicationId', '=', applicationId).execute(),
  ])
  return { ...found, ...beside, isScoring, scores, profiles }
}
