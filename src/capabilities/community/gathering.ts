/** What its host writes of it. */
export interface GatheringText {
  title: string
  titleCy: string | null
  about: string
  aboutCy: string | null
  /** A room, or a link. */
  venue: string
  startsAt: Date
  minutes: number
}

/** A training of the programme, or a meet-up that a place invites the others to. */
export interface Gathering extends GatheringText {
  id: string
  /** Whose meet-up it is; none of a training. */
  placeId: string | null
  placeName: string | null
  placeNameCy: string | null
  /** Raised by every change of its time (RFC 5545 §3.8.7.4). */
  sequence: number
  calledOffBecause: string | null
  /** When it was noted who was there. */
  attendanceAt: Date | null
  coming: number
}

export interface GatheringPerson {
  personId: string
  name: string
  placeName: string
  placeNameCy: string | null
  /** Unknown before it was noted, and to all but its host and the person. */
  came: boolean | null
}

/** What is noted of one in the log. */
export const gatheringActions = ['planned', 'changed', 'called-off', 'on-again', 'attendance-noted'] as const
export type GatheringAction = (typeof gatheringActions)[number]

export const shortestMinutes = 15
export const longestMinutes = 720

/** What `gathering.ts` is about, for those who look for it by its name. */
export const gathering = { shortestMinutes, longestMinutes } as const
