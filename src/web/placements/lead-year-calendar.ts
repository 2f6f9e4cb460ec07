import { findPlacement } from '#capabilities/placements/find-placement.ts'
import { writeYearCalendar } from '#capabilities/placements/year-calendar-format.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { translator } from '#infrastructure/words/translator.ts'
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
  const text = writeYearCalendar({
    ...{ placementId: year.id, meetings: year.meetings, now, host: new URL(origin).hostname },
    name: t('year.calendarName', { place: inLanguage(language, place.name, place.nameCy) }),
    titleOf: ({ kind, number }) => t(`year.meeting.${kind}`, { number }),
    url: `${origin}/${place.slug}/lead/year`,
  })
  return new Response(text, {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'attachment; filename="year.ics"',
      'cache-control': 'no-store',
    },
  })
}
