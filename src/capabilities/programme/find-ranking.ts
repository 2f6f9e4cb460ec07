import type { ProgrammeTeam } from '#capabilities/people/authority.ts'
import type { Reading } from '#infrastructure/database/database.ts'
import { agreementInterval, agreementOf, offsetsOf } from './agreement-rules.ts'
import { stageOf } from './call-phase-rules.ts'
import { selectCalls } from './call-store.ts'
import { type Ranked, rankingOf } from './ranking-rules.ts'
import { criteria, type Stage } from './rubric.ts'
import { type GivenScore, selectScores } from './score-store.ts'
import { selectForTeam } from './sealed-store.ts'

export interface Ranking {
  rows: (Ranked & { reference: string; placeName: string; region: string; spread: number; assessors: number })[]
  /** Ordinal alpha; undefined where it cannot be computed. */
  agreement: number | undefined
  interval: { from: number; to: number } | undefined
  offsets: { name: string; offset: number | undefined }[]
}

/** How a call was scored, once nobody scores this stage any more: it informs those who decide, and decides nothing. */
export async function findRanking(
  { callId, stage }: { callId: string; stage: Stage },
  { database, team }: Reading & { team: ProgrammeTeam },
): Promise<Ranking | undefined> {
  const call = await selectCalls(database).where('calls.id', '=', callId).executeTakeFirst()
  if (!call?.teamReads || call.phase === 'closed') return undefined
  // While interviews are scored, what was read is open, and the interviews are not.
  if (stageOf(call) === stage || (stage === 'interview' && stageOf(call) !== undefined)) return undefined
  const [sent, all] = await Promise.all([
    selectForTeam(database, { callId, personId: team.personId }),
    selectScores(database, callId).where('stage', '=', stage).execute(),
  ])
  // What takes no part is in no ranking.
  const taking = sent.filter(({ state }) => state !== 'ineligible')
  const known = new Set(taking.map(({ applicationId }) => applicationId))
  const given = all.filter(({ applicationId }) => known.has(applicationId))
  const invited = new Set(given.map(({ applicationId }) => applicationId))
  const ids = [...known].filter((id) => stage === 'reading' || invited.has(id))
  const { matrix, ...agreement } = agreementAmong(ids, given)
  return {
    ...agreement,
    rows: rankingOf(ids, given, call.weights).map((one) => {
      const { reference = '', content } = sent.find(({ applicationId }) => applicationId === one.applicationId) ?? {}
      const { placeName = '', region = '' } = content?.place ?? {}
      const own = given.filter(({ applicationId }) => applicationId === one.applicationId)
      const assessors = new Set(own.map(({ assessorId }) => assessorId)).size
      return { ...one, reference, placeName, region, spread: spreadOf(own), assessors }
    }),
  }
}

function agreementAmong(ids: readonly string[], given: readonly GivenScore[]) {
  const names = new Map(given.map(({ assessorId, assessorName }) => [assessorId, assessorName]))
  const assessors = [...names.keys()].toSorted()
  const units = ids.flatMap((id) =>
    criteria.map((criterion) =>
      Object.fromEntries(
        given
          .filter((one) => one.applicationId === id && one.criterion === criterion)
          .map(({ assessorId, level }) => [assessorId, level]),
      ),
    ),
  )
  const matrix = units.map((unit) => assessors.map((one) => unit[one] ?? null))
  const offsets = offsetsOf(units, assessors)
  return {
    matrix,
    agreement: agreementOf(matrix, 'ordinal'),
    interval: agreementInterval(matrix, 'ordinal'),
    offsets: assessors.map((one) => ({ name: names.get(one) ?? '', offset: offsets[one] })),
  }
}

/** The widest difference of two assessors in one criterion. */
function spreadOf(own: readonly GivenScore[]): number {
  return Math.max(
    0,
    ...criteria.map((criterion) => {
      const levels = own.flatMap((one) => (one.criterion === criterion && one.level !== null ? [one.level] : []))
      return levels.length > 1 ? Math.max(...levels) - Math.min(...levels) : 0
    }),
  )
}
