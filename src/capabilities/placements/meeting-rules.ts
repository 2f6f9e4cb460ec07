import type { Meeting, MeetingState, Placement } from './placement.ts'
import { daysAfter } from './year-rules.ts'

/** The furthest back that an agenda looks: of a longer silence the latest quarter is what a meeting can speak of. */
const longestDays = 92

/** From which day an agenda tells what changed: since the last meeting that was held, or since the year began. */
export function agendaBegins({
  lastHeldAt,
  yearBegins,
  now,
}: {
  lastHeldAt: Date | undefined
  yearBegins: Date
  now: Date
}): Date {
  const earliest = new Date(now.getTime() - longestDays * 86_400_000)
  const begins = lastHeldAt ?? yearBegins
  if (begins > now) return now
  return begins < earliest ? earliest : begins
}

export const fortnightDays = 14

/** Until when an agenda tells what changed: of a meeting that is noted later than its fortnight no more than that is its own. */
export function agendaEnds({ fortnightOver, now }: { fortnightOver: Date; now: Date }): {
  until: Date
  isLate: boolean
} {
  return now < fortnightOver ? { until: now, isLate: false } : { until: fortnightOver, isLate: true }
}

/** The one that is due next, or was and nobody has said what became of it: its agenda writes itself now. */
export function isInTurn(meeting: Pick<Meeting, 'kind' | 'number' | 'state'>, meetings: Meeting[]): boolean {
  const first = meetings.find(({ state }) => state === 'planned')
  return meeting.state === 'planned' && first?.kind === meeting.kind && first.number === meeting.number
}

export type SettleRefusal = 'meeting-is-settled' | 'place-is-closed'

/** Why nothing can be planned for this meeting any more. */
export function settledRefusalOf(
  { state }: { state: MeetingState },
  { closedAt }: Pick<Placement, 'closedAt'>,
): SettleRefusal | undefined {
  if (closedAt) return 'place-is-closed'
  return state === 'planned' ? undefined : 'meeting-is-settled'
}

export type ActionRefusal = 'nothing-is-said' | 'day-is-out-of-reach'

/** Why something cannot be agreed to be done: it has words, and a day that lies neither behind nor beyond the year after. */
export function actionRefusalOf(
  { text, dueOn }: { text: string; dueOn: string },
  { today }: { today: string },
): ActionRefusal | undefined {
  if (text.trim() === '') return 'nothing-is-said'
  return dueOn < today || dueOn > daysAfter(today, 396) ? 'day-is-out-of-reach' : undefined
}

/** What became of an action in the eyes of one day. */
export function isOverdue({ state, dueOn }: { state: string; dueOn: string }, today: string): boolean {
  return state === 'open' && dueOn < today
}
