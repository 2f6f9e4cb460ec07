import { only, type PublicView, publicView } from '#infrastructure/public-view.ts'
import type { Succession } from './succession.ts'

interface Shape extends Pick<Succession, 'id' | 'placeSlug' | 'askedBy' | 'reason' | 'endedAt'> {
  predecessor: { slug: string; name: string }
  successor: { slug: string; name: string }
  /** Since when. */
  effectiveAt: Date
}

/** A succession as everybody may see it, from the day on which it took effect: not who pressed what. */
export type PublicSuccession = PublicView<Shape>

export function publicSuccession(succession: Succession): PublicSuccession | undefined {
  const { effectiveAt, predecessor, successor } = succession
  if (!effectiveAt) return undefined
  return publicView({
    ...only(succession, ['id', 'placeSlug', 'askedBy', 'reason', 'endedAt']),
    predecessor: only(predecessor, ['slug', 'name']),
    successor: only(successor, ['slug', 'name']),
    effectiveAt,
  })
}
