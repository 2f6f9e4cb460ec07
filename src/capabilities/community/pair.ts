import { type LeadAttribute, type LeadDuty, leadAttributes, leadDuties } from '#capabilities/programme/rubric.ts'

/** What a lead needs or offers: the duties of the role, and what a lead is like. Words to choose, none to write. */
export const pairTopics = [...leadDuties, ...leadAttributes] as const
export type PairTopic = LeadDuty | LeadAttribute

/** What one who leads a place needs and offers. */
export interface PairWords {
  needs: PairTopic[]
  offers: PairTopic[]
}

/** `asked`: one asked, the other has not answered. */
export type PairState = 'asked' | 'paired' | 'ended'

/** Who leads a place of the programme. */
export interface PairPerson {
  personId: string
  name: string
  placeName: string
  placeNameCy: string | null
}

/** Why two fit: what each gives the other. */
export interface PairFit {
  /** What the first needs and the second offers. */
  toOne: PairTopic[]
  /** What the second needs and the first offers. */
  toOther: PairTopic[]
}

export interface Pair {
  id: string
  oneId: string
  otherId: string
  askedBy: string | null
  state: PairState
  madeAt: Date
  pairedAt: Date | null
  endedAt: Date | null
}

/** So many pairs at a time, asked or going on: a pair is time that a person has. */
export const mostPairs = 3

/** What `pair.ts` is about, for those who look for it by its name. */
export const pair = { pairTopics, mostPairs } as const
