import type { BadgeDesign } from '#design/badge/badge-design.ts'
import { milestoneBadges } from './counting-rules.ts'
import { finishKey, type PathwayContent, type Requirement, type Step } from './pathway.ts'

interface NamedBadge {
  id: string
  name: string
  nameCy: string | null
  slug: string
  placeSlug: string
  organisationName: string
  artwork: BadgeDesign
  status: string
  openOpportunities: number
}

interface Named {
  badges: ReadonlyMap<string, NamedBadge>
  opportunities: ReadonlyMap<string, { title: string; titleCy: string | null; slug: string; placeSlug: string }>
  pathways: ReadonlyMap<string, { slug: string; placeSlug: string; content: { title: string; titleCy: string | null } }>
}

/** A thing that counts for a step, with where to read of it. */
export interface OptionView {
  name: string
  nameCy: string | null
  href: string | undefined
  artwork: BadgeDesign | undefined
  /** How many open opportunities earn it. */
  open: number
  by: string | undefined
}

export interface StepView extends Omit<Step, 'requirement'> {
  /** As its step in the list is numbered; milestones have none. */
  number: number | undefined
  kind: Requirement['kind']
  needed: number
  hours: number | undefined
  hoursTheme: string | undefined
  options: OptionView[]
  artwork: BadgeDesign | undefined
  /** The badge that a milestone gives. */
  gives: OptionView | undefined
  branchOf: { choice: string; choiceCy: string | null; branch: string; branchCy: string | null } | undefined
}

/** A pathway as its pages show it: its words with the things that it names. */
export interface PathwayView extends Omit<PathwayContent, 'steps'> {
  steps: StepView[]
  gives: OptionView | undefined
}

export function viewOf(content: PathwayContent, named: Named): PathwayView {
  const given = milestoneBadges(content)
  let number = 0
  const badgeOf = (id: string | undefined) => (id === undefined ? undefined : badgeView(id, named))
  return {
    ...content,
    steps: content.steps.map(({ requirement, ...step }) => {
      const options = optionsOf(requirement, named)
      return {
        ...step,
        kind: requirement.kind,
        number: requirement.kind === 'milestone' ? undefined : ++number,
        needed: requirement.kind === 'badges' ? requirement.needed : 1,
        hours: requirement.kind === 'hours' ? requirement.hours : undefined,
        hoursTheme: requirement.kind === 'hours' ? (requirement.theme ?? undefined) : undefined,
        options,
        artwork: options.find((option) => option.artwork)?.artwork,
        gives: badgeOf(given.get(step.key)),
        branchOf: branchOf(step.branch, content),
      }
    }),
    gives: badgeOf(given.get(finishKey)),
  }
}

function branchOf(key: string | null, { choices }: PathwayContent): StepView['branchOf'] {
  for (const choice of choices) {
    const branch = choice.branches.find((one) => one.key === key)
    if (branch)
      return { choice: choice.title, choiceCy: choice.titleCy, branch: branch.title, branchCy: branch.titleCy }
  }
  return undefined
}

function optionsOf(requirement: Requirement, named: Named): OptionView[] {
  const plain = { artwork: undefined, open: 0, by: undefined }
  switch (requirement.kind) {
    case 'badges':
      return requirement.options.flatMap((option) => {
        if ('badgeId' in option) return badgeView(option.badgeId, named) ?? []
        return [
          { ...plain, name: option.name, nameCy: null, href: option.achievementId, by: siteOf(option.achievementId) },
        ]
      })
    case 'attend': {
      const one = named.opportunities.get(requirement.opportunityId)
      return one
        ? [{ ...plain, name: one.title, nameCy: one.titleCy, href: `/${one.placeSlug}/opportunities/${one.slug}` }]
        : []
    }
    case 'pathway': {
      const one = named.pathways.get(requirement.pathwayId)
      return one
        ? [
            {
              ...plain,
              name: one.content.title,
              nameCy: one.content.titleCy,
              href: `/${one.placeSlug}/pathways/${one.slug}`,
            },
          ]
        : []
    }
    case 'hours':
    case 'milestone':
      return []
  }
}

/** The host of an address on the web; `undefined` for a `urn:` and the like. */
function siteOf(address: string): string | undefined {
  return (URL.canParse(address) && new URL(address).host) || undefined
}

function badgeView(id: string, { badges }: Named): OptionView | undefined {
  const badge = badges.get(id)
  return (
    badge && {
      name: badge.name,
      nameCy: badge.nameCy,
      href: `/${badge.placeSlug}/badges/${badge.slug}`,
      artwork: badge.artwork,
      open: badge.status === 'published' ? badge.openOpportunities : 0,
      by: badge.organisationName,
    }
  )
}
