import {
  type CriterionStanding,
  type LabelCriterion,
  type LabelFacts,
  labelBounds,
  labelCriteria,
  type QualityLabel,
} from './quality-label.ts'

type Judged = Omit<CriterionStanding, 'criterion'>

/** Whether this many of so many are the share that is asked for; of nothing there is no share. */
const isShare = (count: number, outOf: number, percent: number) => outOf > 0 && count * 100 >= outOf * percent

const judges: Record<LabelCriterion, (facts: LabelFacts) => Judged> = {
  active: ({ organisations, quiet }) => {
    const active = organisations - quiet
    const isMet = organisations >= labelBounds.organisations && isShare(active, organisations, labelBounds.active)
    return { isMet, count: active, outOf: organisations }
  },
  safeguarding: ({ hidden }) => ({ isMet: hidden === 0, count: hidden, outOf: null }),
  reviews: ({ late }) => ({ isMet: late === 0, count: late, outOf: null }),
  fresh: ({ listings, fresh }) => ({
    isMet: isShare(fresh, listings, labelBounds.fresh),
    count: fresh,
    outOf: listings,
  }),
  pathways: ({ pathways, broken }) => ({
    ...{ isMet: pathways > 0 && broken === 0, count: pathways - broken, outOf: pathways },
  }),
  asked: ({ consultations }) => ({ isMet: consultations > 0, count: consultations, outOf: null }),
  year: ({ past, held, openExit }) =>
    openExit === undefined
      ? { isMet: isShare(held, past, labelBounds.held), count: held, outOf: past }
      : { isMet: openExit === 0, count: openExit, outOf: null },
}

/** How a place stands with each criterion, and whether it holds the label: only when all are met. */
export function labelOf(facts: LabelFacts): QualityLabel {
  const standings = labelCriteria.map((criterion) => ({ criterion, ...judges[criterion](facts) }))
  return { isHeld: standings.every(({ isMet }) => isMet), standings }
}
