import type { Headline } from '#capabilities/indicators/headline-rules.ts'
import type { IndicatorSource } from '#capabilities/indicators/indicator.ts'

/** A figure as it stood when it was quoted, with its source as it was then. */
export interface Observation {
  indicatorId: string
  name: string
  nameCy: string | null
  headline: Headline
  /** One of the areas that it is of. */
  areaCode: string
  source: IndicatorSource
  /** ISO 8601. */
  takenAt: string
}

export interface NeedContent {
  title: string
  titleCy: string | null
  about: string
  aboutCy: string | null
  /** Where it was heard. */
  heard: string | null
  heardCy: string | null
}

export const needStates = ['proposed', 'agreed', 'addressed', 'closed'] as const
export type NeedState = (typeof needStates)[number]

export const answerKinds = ['opportunity', 'badge', 'pathway'] as const
export type AnswerKind = (typeof answerKinds)[number]

/** What a place needs, as those who lead it see it. */
export interface Need extends NeedContent {
  id: string
  placeId: string
  state: NeedState
  isPublic: boolean
  observation: Observation | null
  createdAt: Date
  changedAt: Date
  /** How many things answer it. */
  answers: number
}

/** Something that answers a need, as everybody may see it. */
export interface NeedAnswer {
  kind: AnswerKind
  id: string
  title: string
  titleCy: string | null
  path: string
}

export const longestTitle = 120
export const longestAbout = 2000
export const longestHeard = 500
/** Things that answer one need. */
export const mostAnswers = 12
