/** What one assessor said of one thing; null where they abstained. */
export type Said = number | null

/** How far apart two values are: alike or not, by rank, or by difference. */
export type Metric = 'nominal' | 'ordinal' | 'interval'

/** Units, each with what its assessors said. Only units with two values or more can be compared. */
type Units = readonly (readonly Said[])[]

const isSaid = (value: Said): value is number => value !== null

/**
 * Krippendorff's alpha (Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability"): 1 is agreement, 0 is chance.
 * Undefined where nothing can be compared, or all that was said is equal: then nothing can be computed.
 */
export function agreementOf(units: Units, metric: Metric): number | undefined {
  const pairable = units.map((unit) => unit.filter(isSaid)).filter((unit) => unit.length > 1)
  const values = [...new Set(pairable.flat())].toSorted((one, other) => one - other)
  const counts = new Map(values.map((value) => [value, pairable.flat().filter((one) => one === value).length]))
  const total = pairable.flat().length
  if (values.length < 2) return undefined
  const distance = distances(metric, { values, counts })
  let observed = 0
  for (const unit of pairable)
    for (const [index, one] of unit.entries())
      for (const other of unit.slice(index + 1)) observed += (2 * distance(one, other)) / (unit.length - 1)
  let expected = 0
  for (const one of values)
    for (const other of values) expected += (counts.get(one) ?? 0) * (counts.get(other) ?? 0) * distance(one, other)
  return 1 - (observed * (total - 1)) / expected
}

function distances(metric: Metric, { values, counts }: { values: number[]; counts: Map<number, number> }) {
  if (metric === 'nominal') return (one: number, other: number) => (one === other ? 0 : 1)
  if (metric === 'interval') return (one: number, other: number) => (one - other) ** 2
  return (one: number, other: number) => {
    const [low, high] = one < other ? [one, other] : [other, one]
    const between = values.filter((value) => value >= low && value <= high)
    const sum = between.reduce((so, value) => so + (counts.get(value) ?? 0), 0)
    return (sum - ((counts.get(low) ?? 0) + (counts.get(high) ?? 0)) / 2) ** 2
  }
}

/** Between these alpha lies in 95 of 100 samples of the same units. */
export interface AgreementInterval {
  from: number
  to: number
}

const samples = 1000

/** By resampling units, with a generator of its own, so that the same scores give the same interval. */
export function agreementInterval(units: Units, metric: Metric): AgreementInterval | undefined {
  const next = generator()
  const alphas = Array.from({ length: samples }, () =>
    agreementOf(
      units.map(() => units[Math.floor(next() * units.length)] ?? []),
      metric,
    ),
  )
    .filter((alpha) => alpha !== undefined)
    .toSorted((one, other) => one - other)
  // Where most samples are all equal, an interval would speak of the few that are not.
  if (alphas.length < samples / 2) return undefined
  const at = (share: number) => alphas[Math.min(alphas.length - 1, Math.floor(share * alphas.length))] ?? 0
  return { from: at(0.025), to: at(0.975) }
}

/** Mulberry32: small, fast and the same everywhere. */
function generator(): () => number {
  let state = 0x5eed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** How much higher each assessor scores than the others do of the same units; undefined where nobody shares one. */
export function offsetsOf<Assessor extends string>(
  units: readonly Partial<Record<Assessor, Said>>[],
  assessors: readonly Assessor[],
): Record<Assessor, number | undefined> {
  const offsetOf = (assessor: Assessor) => {
    const differences = units.flatMap((unit) => {
      const own = unit[assessor]
      const others = assessors.flatMap((one) => {
        const said = unit[one]
        return one !== assessor && typeof said === 'number' ? [said] : []
      })
      return typeof own === 'number' && others.length > 0 ? [own - mean(others)] : []
    })
    return differences.length > 0 ? mean(differences) : undefined
  }
  return Object.fromEntries(assessors.map((one) => [one, offsetOf(one)])) as Record<Assessor, number | undefined>
}

const mean = (numbers: number[]) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length
