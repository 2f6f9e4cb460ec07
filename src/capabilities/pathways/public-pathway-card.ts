import { only, type PublicView, publicView } from '#infrastructure/public-view.ts'
import type { PublishedPathway } from './pathway.ts'
import { progressOf, realSteps } from './progress-rules.ts'
import { type StepView, viewOf } from './view-rules.ts'

const shown = ['id', 'slug', 'placeSlug', 'placeName', 'placeNameCy', 'organisationSlug', 'organisationName'] as const
const said = ['title', 'titleCy', 'destinationKind', 'destination', 'destinationCy', 'theme'] as const
const ofStep = ['key', 'title', 'titleCy', 'artwork'] as const

interface Shape
  extends Pick<PublishedPathway, (typeof shown)[number]>,
    Pick<PublishedPathway['content'], (typeof said)[number]> {
  /** Steps of the shortest way. */
  total: number
  steps: Pick<StepView, (typeof ofStep)[number]>[]
}

/** A pathway as a card in a list shows it: a short trail of its steps, with the pictures of their badges. */
export type PublicPathwayCard = PublicView<Shape>

const nothing = { tokens: new Set<string>(), hours: new Map<string, number>() }

/** @param named the badges that its steps ask for */
export function publicPathwayCard(pathway: PublishedPathway, named: Parameters<typeof viewOf>[1]): PublicPathwayCard {
  const { content } = pathway
  const real = new Set(realSteps(content).map((step) => step.key))
  const steps = viewOf(content, named).steps.filter((step) => real.has(step.key))
  return publicView({
    ...only(pathway, shown),
    ...only(content, said),
    total: progressOf(content, nothing).total,
    steps: steps.map((step) => only(step, ofStep)),
  })
}
