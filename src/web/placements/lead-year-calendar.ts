import { findPlacement } from '#capabilities/placements/find-placement.ts'
import { meetingEntry, writeYearCalendar } from '#capabilities/placements/year-calendar-format.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { translator } from '#infrastructure/words/translator.ts'
import { calendarAnswer } from '#web/bookings/calendar-answer.ts'
import { leadDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/lead-year-calendar'

/** The meetings of a year for a calendar program. */
export async function loader({ context }: Route.LoaderArgs) {
  const { services, language, now } = visitOf({ context })
  const { place, lead } = leadDesk({ context })
  const year = await findPlacement({}, { ...services, of: lead })
  if (!year) throw new Response(null, { status: 404 })
  const t = translator(language)
  const { origin } = services.site
  const url = `${origin}/${place.slug}/lead/year`
  const text = writeYearCalendar({
    ...{ now, host: new URL(origin).hostname },
    name: t('year.calendarName', { place: inLanguage(language, place.name, place.nameCy) }),
    entries: year.meetings.flatMap(
      (meeting) =>
        meetingEntry(year.id, meeting, { title: t(`year.meeting.${meeting.kind}`, { number: meeting.number }), url }) ??
        [],
    ),
  })
  return calendarAnswer(text, 'year')
}
