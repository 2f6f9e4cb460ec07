import type { BadgeContent } from '#capabilities/badges/badge.ts'
import type { PathwayContent } from '#capabilities/pathways/pathway.ts'
import { reachesAPerson } from '#capabilities/people/contact-rules.ts'
import { type ItemKind, type ItemState, type ItemText, type LibraryItem, madeKinds } from './library-item.ts'

export type ShareRefusal = 'licence-not-agreed' | 'reaches-a-person' | 'place-is-closed'

/** Whether it is taken over by others, under the licence: all but questions and answers. */
export const isMade = (kind: ItemKind): boolean => madeKinds.some((one) => one === kind)

interface Sharing {
  item: ItemText & Pick<LibraryItem, 'kind'>
  agreed: boolean
  closedAt: Date | null
}

/** Why this cannot be shared. Nobody is written to or rung up by what others take over, so no address goes with it. */
export function shareRefusalOf({ item, agreed, closedAt }: Sharing): ShareRefusal | undefined {
  if (closedAt) return 'place-is-closed'
  if (isMade(item.kind) && !agreed) return 'licence-not-agreed'
  const said = [item.title, item.titleCy, item.body, item.bodyCy].join('\n')
  return reachesAPerson(said) ? 'reaches-a-person' : undefined
}

/** Who looks at an item: a place by its lead, or the programme team. */
type Reader = { placeId: string } | { team: true }

/** Whether it is there for them: a draft is its place's alone, and what is hidden or removed is its place's and the team's. */
export function isThereFor({ state, placeId }: Pick<LibraryItem, 'state' | 'placeId'>, reader: Reader): boolean {
  if ('placeId' in reader && reader.placeId === placeId) return true
  return state === 'shared' || ('team' in reader && state !== 'draft')
}

/** Why those who lead another place cannot change it: it is there for them to read, or not at all. */
export const othersRefusalOf = (
  item: Pick<LibraryItem, 'state' | 'placeId'> | undefined,
  reader: { placeId: string },
): 'item-not-found' | 'is-anothers' => (item && isThereFor(item, reader) ? 'is-anothers' : 'item-not-found')

/** What an item is after it was reported: what the team has looked at before is not hidden again. */
export const stateAfterReport = ({ state, clearedAt }: Pick<LibraryItem, 'state' | 'clearedAt'>): ItemState =>
  state === 'shared' && !clearedAt ? 'hidden' : state

/**
 * A pathway without what binds it to where it was made: what took place there and pathways of there become milestones
 * with the same words, and no badge is given by itself. Badges stay: they are earned in whichever place.
 */
export function unboundPathway(content: PathwayContent): PathwayContent {
  return {
    ...content,
    finishBadgeId: null,
    reviewOn: null,
    steps: content.steps.map((step) =>
      step.requirement.kind === 'badges' || step.requirement.kind === 'hours'
        ? step
        : { ...step, requirement: { kind: 'milestone', badgeId: null } },
    ),
  }
}

/** A badge without the picture of who made it, which is theirs: it is drawn by the same grammar instead. */
export function unboundBadge<Content extends Pick<BadgeContent, 'artwork'>>(content: Content): Content {
  const { picture: _, ...artwork } = content.artwork
  return { ...content, artwork }
}
