import type { AccessFeature, Mode, OpportunityKind, OpportunityNarrowing } from './opportunity.ts'

/** What a facet is counted from: one row an opportunity. */
export interface FacetRow {
  kind: OpportunityKind
  theme: string
  mode: Mode
  costPence: number | null
  ageMin: number
  ageMax: number
  access: AccessFeature[]
}

/** How many there would be with each choice, everything else that is chosen kept. */
export interface FacetCounts {
  kind: Record<string, number>
  theme: Record<string, number>
  mode: Record<string, number>
  access: Record<string, number>
  /** By age in years; only the ages asked for. */
  age: Record<string, number>
  free: number
}

type Facet = 'kind' | 'theme' | 'mode' | 'access' | 'age' | 'freeOnly'

const fits: Record<Facet, (row: FacetRow, narrowing: OpportunityNarrowing) => boolean> = {
  kind: (row, { kind }) => !kind || row.kind === kind,
  theme: (row, { theme }) => !theme || row.theme === theme,
  mode: (row, { mode }) => !mode || row.mode === mode || row.mode === 'both',
  access: (row, { access }) => !access || row.access.includes(access),
  age: (row, { age }) => age === undefined || (row.ageMin <= age && age <= row.ageMax),
  freeOnly: (row, { freeOnly }) => !freeOnly || row.costPence === 0,
}

/** Counts each facet over what every other one lets through. */
export function countFacets(rows: FacetRow[], narrowing: OpportunityNarrowing, ages: number[]): FacetCounts {
  const without = (facet: Facet) =>
    rows.filter((row) => Object.entries(fits).every(([name, accepts]) => name === facet || accepts(row, narrowing)))
  const tally = (facet: Facet, keysOf: (row: FacetRow) => string[]) => {
    const counts: Record<string, number> = {}
    for (const row of without(facet)) for (const key of keysOf(row)) counts[key] = (counts[key] ?? 0) + 1
    return counts
  }
  return {
    kind: tally('kind', ({ kind }) => [kind]),
    theme: tally('theme', ({ theme }) => [theme]),
    mode: tally('mode', ({ mode }) => (mode === 'both' ? ['in-person', 'online'] : [mode])),
    access: tally('access', ({ access }) => access),
    age: tally('age', (row) => ages.filter((age) => fits.age(row, { age })).map(String)),
    free: without('freeOnly').filter(({ costPence }) => costPence === 0).length,
  }
}
