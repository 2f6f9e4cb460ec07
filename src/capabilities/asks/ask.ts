import type { AskedSkill } from '#capabilities/work/asked-skill.ts'

/** What an organisation writes when it asks to be shown something. */
export interface AskContent {
  title: string
  titleCy: string | null
  /** What it is for. */
  about: string
  aboutCy: string | null
  /** What it looks for; none where it leaves that to who answers. */
  skills: AskedSkill[]
  /** Whether it would like to know who answers; they decide. */
  nameWanted: boolean
  /** For how many days it keeps an answer. */
  keepDays: number
  /** The last day on which it can be answered, YYYY-MM-DD. */
  closesOn: string
}

/** Only its organisation sees a draft; an open one has an address, and can be answered until its last day. */
export type AskState = 'draft' | 'open' | 'closed'

/** What an organisation asks to be shown, as its own members see it. */
export interface Ask extends AskContent {
  id: string
  placeId: string
  organisationId: string
  state: AskState
  createdAt: Date
  changedAt: Date
  openedAt: Date | null
  placeSlug: string
  placeName: string
  placeNameCy: string | null
  organisationName: string
  organisationSlug: string
  /** Since when its organisation takes part in the place. */
  knownSince: Date | null
  /** Whether it takes part there now. */
  isApproved: boolean
  /** Whether it meets now what an organisation owes young people. */
  isSafe: boolean
  /** How many answers it holds. */
  answers: number
  /** How many of them nobody has looked at. */
  unread: number
}

/** One thing that is shown with an answer. */
export interface AnswerThings {
  awardIds: string[]
  broughtBadgeIds: string[]
  experienceIds: string[]
}

export interface AnswerContent extends AnswerThings {
  said: string
  nameShown: boolean
}

/** What a learner shows to the organisation that asked. */
export interface AskAnswer {
  id: string
  askId: string
  /** Null where it came from a wallet: nothing is known of who holds it but what was shown. */
  personId: string | null
  said: string
  nameShown: boolean
  sentAt: Date
  endsAt: Date
  readAt: Date | null
}

/** Answers that one person has out at one time. */
export const mostAnswers = 30
