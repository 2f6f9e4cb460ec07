import { atLocalTime, localParts } from '#infrastructure/words/local-time.ts'
import { type Meeting, type MeetingKind, meetingMinutes, type Placement, type Stage, stages } from './placement.ts'

export const updates = 26
/** Weeks after the beginning: between two updates, at the end of each quarter. */
const retrospectiveWeeks = [13, 25, 39, 51]
const usualStart = '10:00'

/** So many days on, by the calendar alone: no clock is involved, so that no change of clocks can shift a day. */
export function daysAfter(date: string, days: number): string {
  const noon = new Date(`${date}T12:00:00Z`)
  noon.setUTCDate(noon.getUTCDate() + days)
  return noon.toISOString().slice(0, 10)
}

/** The 26 updates and 4 retrospectives of a year that begins on this day, in their order. */
export function meetingsOfYear(beginsOn: string): Pick<Meeting, 'kind' | 'number' | 'heldOn' | 'startsAt'>[] {
  const at = (kind: MeetingKind, number: number, weeks: number) => ({
    ...{ kind, number, startsAt: usualStart },
    heldOn: daysAfter(beginsOn, weeks * 7),
  })
  return [
    ...Array.from({ length: updates }, (_, index) => at('update', index + 1, index * 2)),
    ...retrospectiveWeeks.map((weeks, index) => at('retrospective', index + 1, weeks)),
  ].toSorted((one, other) => (one.heldOn < other.heldOn ? -1 : 1))
}

const daysOfYear = 52 * 7

/** Whether the year was over before it was kept here: nobody could note what became of its meetings. */
export const wasOverBefore = ({ beginsOn, begunAt }: Pick<Placement, 'beginsOn' | 'begunAt'>): boolean =>
  daysAfter(beginsOn, daysOfYear) <= localParts(begunAt).date

/** Whether a year can begin on this day: meetings keep its day of the week, so it is a working one. */
export function isWorkingDay(date: string): boolean {
  const day = new Date(`${date}T12:00:00Z`).getUTCDay()
  return day >= 1 && day <= 5
}

/** From when to when a meeting lasts, as moments; undefined for a day that is in no calendar. */
export function momentsOf({
  kind,
  heldOn,
  startsAt,
}: Pick<Meeting, 'kind' | 'heldOn' | 'startsAt'>): { startsAt: Date; endsAt: Date } | undefined {
  const [hour = 0, minute = 0] = startsAt.split(':').map(Number)
  const start = atLocalTime(heldOn, { hour, minute })
  return start && { startsAt: start, endsAt: new Date(start.getTime() + meetingMinutes[kind] * 60_000) }
}

/** The stage that follows; none after the last. */
export function stageAfter(stage: Stage): Stage | undefined {
  return stages[stages.indexOf(stage) + 1]
}

export type MoveRefusal = 'outside-the-year' | 'in-the-past'

/** Why a meeting may not be moved to this moment: it stays within its year and a month more, and ahead. */
export function moveRefusalOf(
  { heldOn, startsAt, kind }: Pick<Meeting, 'kind' | 'heldOn' | 'startsAt'>,
  { beginsOn, now }: { beginsOn: string; now: Date },
): MoveRefusal | undefined {
  const moments = momentsOf({ heldOn, startsAt, kind })
  if (!moments || heldOn < beginsOn || heldOn > daysAfter(beginsOn, 395)) return 'outside-the-year'
  return moments.startsAt <= now ? 'in-the-past' : undefined
}
