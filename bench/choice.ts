import { randomFrom } from '#demo/random.ts'

// How often the truly best two of fifteen applications are found, by how far assessors agree: `node bench/choice.ts`.
// The figures that applicants read in "How selection works" and that docs/choice.md prints.

const applications = 15
const best = 2
const rounds = 20_000

interface Panel {
  /** Share of the variance of single scores that is the application's own (intraclass correlation). */
  icc: number
  assessors: number
}

/** Normal, by Box and Muller. */
function normalFrom(random: () => number): () => number {
  return () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}

/** Which applications come first when these are their values. */
const firstOf = (values: number[], count: number) =>
  values
    .map((value, index) => ({ value, index }))
    .toSorted((one, other) => other.value - one.value)
    .slice(0, count)
    .map(({ index }) => index)

/** The mean share of the true best two that stand among the first so many by the panel's mean. */
function shareFound({ icc, assessors }: Panel, among: number): number {
  const normal = normalFrom(randomFrom(`choice ${icc} ${assessors}`))
  const noise = Math.sqrt((1 - icc) / icc)
  let found = 0
  for (let round = 0; round < rounds; round++) {
    const worth = Array.from({ length: applications }, normal)
    const means = worth.map((value) => {
      let sum = 0
      for (let assessor = 0; assessor < assessors; assessor++) sum += value + noise * normal()
      return sum / assessors
    })
    const chosen = firstOf(means, among)
    found += firstOf(worth, best).filter((index) => chosen.includes(index)).length
  }
  return found / (rounds * best)
}

const percent = (share: number) => `${Math.round(share * 100)} %`
const panels: Panel[] = [0.26, 0.4, 0.6].flatMap((icc) => [3, 5].map((assessors) => ({ icc, assessors })))

console.log('| agreement (ICC) | assessors | true best two in the first two | in a shortlist of five |')
console.log('|---|---|---|---|')
for (const panel of panels)
  console.log(
    `| ${panel.icc} | ${panel.assessors} | ${percent(shareFound(panel, 2))} | ${percent(shareFound(panel, 5))} |`,
  )
