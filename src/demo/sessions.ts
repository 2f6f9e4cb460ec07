import type { PlannedSession } from '#capabilities/opportunities/opportunity.ts'
import type { LearningTemplate } from './content/content.ts'
import { below, randomFrom } from './random.ts'

const dayMs = 86_400_000
/** What runs every term was published for this many weeks to come. */
const weeksAhead = 8

/**
 * The dates of an opportunity: a course a week apart, again and again until some weeks after the year's end, so that a
 * visitor always finds something that begins soon. Hours are those of London in winter time.
 */
export function sessionsOf({
  template,
  publishedOn,
  ends,
  key,
}: {
  template: LearningTemplate
  publishedOn: Date
  ends: Date
  key: string
}): PlannedSession[] {
  const { weekday, hour, lengthHours, count } = template.opportunity.sessions
  if (count === 0) return []
  const random = randomFrom(key)
  const first = new Date(publishedOn.getTime() + (3 + below(random, 5)) * dayMs)
  first.setUTCDate(first.getUTCDate() + ((weekday - (first.getUTCDay() || 7) + 7) % 7))
  first.setUTCHours(hour, 0, 0, 0)
  const gapDays = 7 * Math.max(count, 2 + below(random, 6))
  const sessions: PlannedSession[] = []
  for (
    let round = first.getTime();
    round < ends.getTime() + weeksAhead * 7 * dayMs;
    round += (gapDays + 7 * count) * dayMs
  ) {
    for (let week = 0; week < count; week++) {
      const startsAt = new Date(round + week * 7 * dayMs)
      sessions.push({ startsAt, endsAt: new Date(startsAt.getTime() + lengthHours * 3_600_000) })
    }
  }
  return sessions.slice(-40)
}

interface EventTime {
  inDays: number
  weekday: number
  hour: number
  lengthHours: number
}

/** The date of an event: on the weekday that comes next after so many days. */
export function dateOf({ inDays, weekday, hour, lengthHours }: EventTime, ends: Date): PlannedSession {
  const startsAt = new Date(ends.getTime() + inDays * dayMs)
  startsAt.setUTCDate(startsAt.getUTCDate() + ((weekday - (startsAt.getUTCDay() || 7) + 7) % 7))
  startsAt.setUTCHours(hour, 0, 0, 0)
  return { startsAt, endsAt: new Date(startsAt.getTime() + lengthHours * 3_600_000) }
}

const weeksApart = 6

/** When an event was held before: three times, some weeks apart. */
export const earlierDatesOf = (time: EventTime, ends: Date): PlannedSession[] =>
  [3, 2, 1].map((times) => dateOf({ ...time, inDays: time.inDays - times * weeksApart * 7 }, ends))
