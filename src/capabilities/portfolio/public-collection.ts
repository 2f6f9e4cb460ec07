import type { Verdict } from '@waymark/open-badges'
import type { AwardState } from '#capabilities/awards/award.ts'
import { stateOf } from '#capabilities/awards/award-rules.ts'
import type { AwardListing } from '#capabilities/awards/list-awards.ts'
import { only, type PublicView, publicView } from '#infrastructure/public-view.ts'
import type { Collection } from './collection.ts'
import type { Experience } from './experience.ts'
import { type ShownSkill, shownSkills } from './shown-skill-rules.ts'

const badgeFields = [
  ...(['id', 'placeSlug', 'badgeSlug', 'badgeName', 'badgeNameCy', 'organisationName', 'organisationSlug'] as const),
  ...(['awardedAt', 'earnedOn', 'validUntil', 'level', 'skills', 'artwork', 'imageAlt', 'imageAltCy'] as const),
] as const

const experienceFields = ['id', 'kind', 'title', 'whereabouts', 'began', 'ended', 'story'] as const

/** A badge in a collection: what it says, and what the check of its signed document gave at this view. */
export interface SharedBadge extends Pick<AwardListing, (typeof badgeFields)[number]> {
  state: AwardState
  verdict: Verdict
  description: string
  descriptionCy: string | null
}

interface Shape {
  title: string
  about: string
  /** The owner's name where they let it be seen. */
  name: string | null
  endsAt: Date | null
  badges: SharedBadge[]
  /** In their own story: nobody signed it. */
  experiences: Pick<Experience, (typeof experienceFields)[number]>[]
  skills: ShownSkill[]
}

/** A collection as who has its address sees it: no address of its owner, no age, no count of views. */
export type PublicCollection = PublicView<Shape>

interface Contents {
  collection: Collection
  ownerName: string
  badges: (AwardListing & Pick<SharedBadge, 'verdict' | 'description' | 'descriptionCy'>)[]
  experiences: Experience[]
}

export function publicCollection(
  { collection, ownerName, badges, experiences }: Contents,
  now: Date,
): PublicCollection {
  const shown = badges.map(
    (badge): SharedBadge => ({
      ...only(badge, badgeFields),
      ...only(badge, ['verdict', 'description', 'descriptionCy']),
      state: stateOf(badge, now),
    }),
  )
  return publicView({
    ...only(collection, ['title', 'about', 'endsAt']),
    name: collection.nameShown && ownerName ? ownerName : null,
    badges: shown,
    experiences: experiences.map((one) => only(one, experienceFields)),
    // What no longer counts shows nothing.
    skills: shownSkills(shown.map(({ skills, verdict }) => ({ skills: verdict === 'genuine' ? skills : [] }))),
  })
}
