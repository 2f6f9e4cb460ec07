import type { Verdict } from '@waymark/open-badges'
import type { AwardState } from '#capabilities/awards/award.ts'
import { stateOf } from '#capabilities/awards/award-rules.ts'
import type { AwardListing } from '#capabilities/awards/list-awards.ts'
import type { BroughtBadge } from '#capabilities/brought/brought-badge.ts'
import { type Standing, standingOf } from '#capabilities/brought/brought-badge-rules.ts'
import { only, type PublicView, publicView } from '#infrastructure/public-view.ts'
import type { Collection } from './collection.ts'
import type { Experience } from './experience.ts'
import { type ShownSkill, shownSkills } from './shown-skill-rules.ts'

const badgeFields = [
  ...(['id', 'placeSlug', 'badgeSlug', 'badgeName', 'badgeNameCy', 'organisationName', 'organisationSlug'] as const),
  ...(['awardedAt', 'earnedOn', 'validUntil', 'level', 'skills', 'artwork', 'imageAlt', 'imageAltCy'] as const),
] as const

const broughtFields = [
  ...(['id', 'name', 'description', 'issuerName', 'issuerHost', 'awardedOn', 'validUntil', 'skills'] as const),
  ...(['naming', 'genuineAt'] as const),
] as const

const experienceFields = ['id', 'kind', 'title', 'whereabouts', 'began', 'ended', 'story'] as const

/** A badge in a collection: what it says, and what the check of its signed document gave at this view. */
export interface SharedBadge extends Pick<AwardListing, (typeof badgeFields)[number]> {
  state: AwardState
  verdict: Verdict
  description: string
  descriptionCy: string | null
}

/** A badge from elsewhere in a collection, as its last check left it: neither its document nor whom it names. */
export interface SharedBroughtBadge extends Pick<BroughtBadge, (typeof broughtFields)[number]> {
  standing: Standing
  /** Its picture, as an address that holds it. */
  picture: string | null
}

interface Shape {
  title: string
  about: string
  /** The owner's name where they let it be seen. */
  name: string | null
  endsAt: Date | null
  badges: SharedBadge[]
  /** Given elsewhere. */
  brought: SharedBroughtBadge[]
  /** In their own story: nobody signed it. */
  experiences: Pick<Experience, (typeof experienceFields)[number]>[]
  /** Those behind each are counted through `badges` and, after them, `brought`. */
  skills: ShownSkill[]
}

/** A collection as who has its address sees it: no address of its owner, no age, no count of views. */
export type PublicCollection = PublicView<Shape>

/** What stands around the things that are shown. */
export type ShownFrame = Pick<Collection, 'title' | 'about' | 'nameShown' | 'endsAt'>

interface Contents {
  frame: ShownFrame
  ownerName: string
  badges: (AwardListing & Pick<SharedBadge, 'verdict' | 'description' | 'descriptionCy'>)[]
  brought: BroughtBadge[]
  experiences: Experience[]
}

export function publicCollection(
  { frame, ownerName, badges, brought, experiences }: Contents,
  now: Date,
): PublicCollection {
  const shown = badges.map(
    (badge): SharedBadge => ({
      ...only(badge, badgeFields),
      ...only(badge, ['verdict', 'description', 'descriptionCy']),
      state: stateOf(badge, now),
    }),
  )
  const shownBrought = brought.map(
    (badge): SharedBroughtBadge => ({
      ...only(badge, broughtFields),
      standing: standingOf(badge, now),
      picture: badge.picture && `data:image/png;base64,${badge.picture.toString('base64')}`,
    }),
  )
  // What no longer counts shows nothing.
  const showing = [
    ...shown.map(({ skills, verdict }) => ({ skills: verdict === 'genuine' ? skills : [] })),
    ...shownBrought.map(({ skills, standing }) => ({ skills: standing === 'good' ? skills : [] })),
  ]
  return publicView({
    ...only(frame, ['title', 'about', 'endsAt']),
    name: frame.nameShown && ownerName ? ownerName : null,
    badges: shown,
    brought: shownBrought,
    experiences: experiences.map((one) => only(one, experienceFields)),
    skills: shownSkills(showing),
  })
}
