/** What a place goes through in its year; a former place of the programme stays an alumna of it. */
export const stages = ['onboarding', 'diagnose', 'convene', 'badge', 'sustain', 'alumni'] as const
export type Stage = (typeof stages)[number]

export const meetingKinds = ['update', 'retrospective'] as const
export type MeetingKind = (typeof meetingKinds)[number]

/** What became of it. */
export type MeetingState = 'planned' | 'held' | 'skipped'

/** One update or retrospective, by the calendar and the clock of London. */
export interface Meeting {
  kind: MeetingKind
  number: number
  /** `2026-05-04` */
  heldOn: string
  /** `10:00` */
  startsAt: string
  /** Raised whenever it is moved, skipped or brought back. */
  sequence: number
  state: MeetingState
}

/** A place in its year. */
export interface Placement {
  id: string
  placeId: string
  slug: string
  name: string
  nameCy: string | null
  beginsOn: string
  stage: Stage
  /** Since when it is kept here. */
  begunAt: Date
  /** Of the place: nothing of it is planned any more. */
  closedAt: Date | null
  /** How the year goes, as those who lead it say. */
  ownWords: string
  ownWordsAt: Date | null
  /** Its leads began the exit plan before the ninth month was over. */
  exitOpenedAt: Date | null
}

/** In minutes. */
export const meetingMinutes: Record<MeetingKind, number> = { update: 45, retrospective: 120 }

/** What `placement.ts` is about, for those who look for it by its name. */
export const placement = { stages, meetingKinds, meetingMinutes } as const
