import { type Criterion, criteria, type Weights } from './rubric.ts'

/** One assessor's score of one criterion; null where they abstained. */
export interface Score {
  applicationId: string
  assessorId: string
  criterion: Criterion
  level: number | null
}

/** An application with its total, in hundredths of a level: whole numbers compare the same on every machine. */
export interface Ranked {
  applicationId: string
  /** Undefined where a criterion was scored by nobody: then nothing can be computed. */
  total: number | undefined
  /** Equal totals share a rank. */
  rank: number | undefined
}

/** The weighted mean of the means of each criterion, in hundredths. Who scored first changes nothing. */
export function totalOf(scores: readonly Pick<Score, 'criterion' | 'level'>[], weights: Weights): number | undefined {
  let [sum, weight] = [0, 0]
  for (const criterion of criteria) {
    const said = scores.flatMap((one) => (one.criterion === criterion && one.level !== null ? [one.level] : []))
    if (said.length === 0) return undefined
    sum += (weights[criterion] * said.reduce((so, level) => so + level, 0)) / said.length
    weight += weights[criterion]
  }
  return Math.round((sum / weight) * 100)
}

/** Best first, then by id, so that a list of equals has one order; those without a total come last and have no rank. */
export function rankingOf(applicationIds: readonly string[], scores: readonly Score[], weights: Weights): Ranked[] {
  const totals = applicationIds.map((applicationId) => ({
    applicationId,
    total: totalOf(
      scores.filter((one) => one.applicationId === applicationId),
      weights,
    ),
  }))
  return totals
    .map((one) => ({ ...one, rank: rankAmong(totals, one.total) }))
    .toSorted(
      (one, other) => (other.total ?? -1) - (one.total ?? -1) || (one.applicationId < other.applicationId ? -1 : 1),
    )
}

function rankAmong(totals: { total: number | undefined }[], own: number | undefined): number | undefined {
  if (own === undefined) return undefined
  return 1 + totals.filter(({ total }) => total !== undefined && total > own).length
}
