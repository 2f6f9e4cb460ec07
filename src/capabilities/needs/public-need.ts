import { only, type PublicView, publicView } from '#infrastructure/public-view.ts'
import type { Need } from './need.ts'

const shown = [
  ...(['id', 'state', 'title', 'titleCy', 'about', 'aboutCy', 'heard', 'heardCy', 'observation', 'changedAt'] as const),
] as const

/** A need as everybody reads it. */
export type PublicNeed = PublicView<Pick<Need, (typeof shown)[number]>>

/** Nothing of what is only proposed, nor of what its lead shows to nobody. */
export const publicNeed = (need: Need): PublicNeed | undefined =>
  need.isPublic && need.state !== 'proposed' ? publicView(only(need, shown)) : undefined
