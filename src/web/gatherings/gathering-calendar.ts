import { listGatherings } from '#capabilities/community/find-gathering.ts'
import { endsAtOf } from '#capabilities/community/gathering-rules.ts'
import { writeYearCalendar } from '#capabilities/placements/year-calendar-format.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { translator } from '#infrastructure/words/translator.ts'
import { calendarAnswer } from '#web/bookings/calendar-answer.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/gathering-calendar'
import { gatheringDesk } from './gathering-in-hand.ts'

const most = 500

/** Trainings and meet-ups for a calendar program. */
export async function loader({ context }: Route.LoaderArgs) {
  const { services, language, now } = visitOf({ context })
  const { of, base } = gatheringDesk({ context })
  const { origin } = services.site
  const { rows } = await listGatherings({ limit: most }, { ...services, of })
  const entries = rows.map((one) => ({
    ...{ uid: one.id, sequence: one.sequence, isOff: one.calledOffBecause !== null, venue: one.venue },
    ...{ moments: { startsAt: one.startsAt, endsAt: endsAtOf(one) }, url: `${origin}${base}/${one.id}` },
    title: inLanguage(language, one.title, one.titleCy),
  }))
  const name = translator(language)('gatherings.calendarName')
  return calendarAnswer(writeYearCalendar({ name, entries, host: new URL(origin).hostname, now }), 'gatherings')
}
