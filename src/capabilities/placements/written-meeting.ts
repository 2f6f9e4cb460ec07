import type { PeriodFigures } from '#capabilities/impact/measure-period.ts'
import type { ExitItem } from './exit-plan.ts'
import type { Meeting } from './placement.ts'

/** What changed in a place since the last meeting that was held, and what is stuck. */
export interface Agenda {
  from: Date | string
  until: Date | string
  /** Since when actions that ended are told: a meeting that is noted late is not noted when its figures end. */
  actionsFrom?: Date | string
  figures: PeriodFigures
  /** Organisations that gave no badge and confirmed nothing of late: the first of them, and how many. */
  quiet: { names: string[]; total: number }
  /** Sources whose last reading failed. */
  feeds: { id: string; name: string }[]
  /** Of the exit plan, what is open; none before it is worked on, and in agendas of before there was one. */
  exit?: ExitItem[]
  /** Noted long after its day: what was stuck then is not known. */
  isLate?: boolean
}

/** A meeting with what was written of it. */
export interface WrittenMeeting extends Meeting {
  /** As it was when it was held; none before. */
  agenda: Agenda | null
  notes: string
  /** One a line. */
  decisions: string
  skipReason: string | null
  settledAt: Date | null
}

export const actionStates = ['open', 'done', 'dropped'] as const

/** Something that one person does until a day, carried from meeting to meeting until it is done or dropped. */
export interface MeetingAction {
  id: string
  kind: Meeting['kind']
  /** Of the meeting that it was agreed at. */
  number: number
  text: string
  ownerId: string
  /** Empty once they were erased. */
  ownerName: string
  /** `2026-05-04` */
  dueOn: string
  state: (typeof actionStates)[number]
  madeAt: Date
  settledAt: Date | null
  droppedReason: string | null
}

/** What one person answered to the three questions of a retrospective. */
export interface Voice {
  personId: string
  name: string
  side: 'lead' | 'team'
  well: string
  badly: string
  change: string
}
