import type { Reading } from '#infrastructure/database/database.ts'
import { listPathwaysThrough, type Through } from './find-pathway.ts'
import { stepsAfter } from './graph-rules.ts'
import type { PathwayContent, Step } from './pathway.ts'
import { realSteps } from './progress-rules.ts'

interface Titled {
  title: string
  titleCy: string | null
}

export interface WhatFollows {
  href: string
  pathway: Titled
  destination: string
  destinationCy: string | null
  /** The step that it is, as its pathway counts. */
  number: number
  steps: number
  /** What comes after it; nothing where it is the last. */
  next: Titled[]
}

/** Where badges, or taking part in something, lead on to: the pathways of which they are a step, and what comes next. */
export async function listWhatFollows(
  { limit, ...through }: Through & { limit: number },
  { database }: Reading,
): Promise<WhatFollows[]> {
  const pathways = await listPathwaysThrough({ ...through, limit }, { database })
  return pathways.flatMap(({ content, placeSlug, slug }) => {
    const all = realSteps(content)
    const at = all.findIndex((step) => counts(step, through))
    const step = all[at]
    if (!step) return []
    return [
      {
        href: `/${placeSlug}/pathways/${slug}#step-${step.key}`,
        pathway: titled(content),
        destination: content.destination,
        destinationCy: content.destinationCy,
        number: at + 1,
        steps: all.length,
        next: stepsAfter(content, step.key).map(titled),
      },
    ]
  })
}

const titled = ({ title, titleCy }: PathwayContent | Step): Titled => ({ title, titleCy })

function counts({ requirement }: Step, { badgeIds, opportunityId }: Through): boolean {
  if (requirement.kind === 'attend') return requirement.opportunityId === opportunityId
  return (
    requirement.kind === 'badges' &&
    requirement.options.some((option) => 'badgeId' in option && badgeIds.includes(option.badgeId))
  )
}
