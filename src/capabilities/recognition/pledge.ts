/** What is promised. */
export const pledgeActs = ['recognise', 'talk', 'interview', 'requirement', 'visit', 'mentor', 'pay-step'] as const
export type PledgeAct = (typeof pledgeActs)[number]

export function isPledgeAct(text: unknown): text is PledgeAct {
  return pledgeActs.some((act) => act === text)
}

/** What it is about: `job` is a kind of job, for those who hold any badge of the place. */
export const pledgeScopes = ['badge', 'pathway', 'skill', 'job'] as const
export type PledgeScope = (typeof pledgeScopes)[number]

/**
 * `offered`: the City Lead reads it. `live`: signed, and seen by everybody while what it rests on stands. `refused` by the
 * City Lead, with a reason. `withdrawn` by who made it. `lapsed`: it ended. `suspended` by the City Lead, after reports.
 */
export type PledgeState = 'draft' | 'offered' | 'live' | 'refused' | 'withdrawn' | 'lapsed' | 'suspended'

/** What a pledge rests on: it is shown nowhere while its organisation, badge or pathway is not seen in the place. */
export type PledgeSupport = 'organisation' | 'badge' | 'pathway'

export interface PledgeContent {
  act: PledgeAct
  scope: PledgeScope
  badgeId: string | null
  pathwayId: string | null
  /** A skill or a kind of job, in words. */
  about: string | null
  aboutCy: string | null
  /** In one language at least; what is missing in the other is shown as missing. */
  said: string | null
  saidCy: string | null
  /** Days as people write them: `2026-06-05`. */
  beginsOn: string
  endsOn: string
}

export interface Pledge extends PledgeContent {
  id: string
  placeId: string
  organisationId: string
  state: PledgeState
  createdAt: Date
  changedAt: Date
  offeredAt: Date | null
  decidedAt: Date | null
  /** Why it was refused or suspended. */
  note: string | null
  liveAt: Date | null
  endedAt: Date | null
  renewedAt: Date | null
  dueTold: number
  heldSince: Date | null
  heldWhy: PledgeSupport | null
}

/** With the names of what it is about, as desks show it. */
export interface PledgeOnDesk extends Pledge {
  placeSlug: string
  organisationName: string
  organisationSlug: string
  badgeName: string | null
  badgeNameCy: string | null
  badgeSlug: string | null
  pathwayTitle: string | null
  pathwayTitleCy: string | null
  pathwaySlug: string | null
  /** What of it is missing now. */
  missing: PledgeSupport | null
}

/** Published under this address for as long as the installation lives. */
export const pledgeUrl = (origin: string, id: string) => `${origin}/pledges/${id}`
