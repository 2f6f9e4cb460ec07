import { sql } from 'kysely'
import { listFailingFeeds } from '#capabilities/feeds/list-failing-feeds.ts'
import { countStuck } from '#capabilities/impact/count-stuck.ts'
import { measurePeriod } from '#capabilities/impact/measure-period.ts'
import { listQuietOrganisations } from '#capabilities/organisations/list-quiet-organisations.ts'
import type { Reading } from '#infrastructure/database/database.ts'
import { needed } from '#infrastructure/needed.ts'
import { atLocalTime, localParts } from '#infrastructure/words/local-time.ts'
import { isExitOpen, openItems } from './exit-rules.ts'
import { selectExitLines } from './exit-store.ts'
import { agendaBegins, agendaEnds, fortnightDays } from './meeting-rules.ts'
import type { Meeting, Placement } from './placement.ts'
import type { Agenda } from './written-meeting.ts'
import { daysAfter } from './year-rules.ts'

const mostQuiet = 8

interface AgendaRequest {
  placement: Pick<Placement, 'id' | 'placeId' | 'beginsOn' | 'exitOpenedAt'>
  meeting: Pick<Meeting, 'heldOn'>
}

/**
 * The agenda that writes itself: what changed in the place since the last meeting that was held, and what is stuck. Of one
 * that is noted long after its day it has the figures of then, and nothing of what is stuck: that is known of today alone.
 */
export async function prepareAgenda(
  { placement, meeting }: AgendaRequest,
  { database, now }: Reading & { now: Date },
): Promise<Agenda> {
  const { id: placementId, placeId, beginsOn } = placement
  const last = await database
    .selectFrom('placementMeetings')
    .select(sql<Date | null>`max(coalesce((agenda->>'until')::timestamptz, settled_at))`.as('toldUntil'))
    .select((select) => select.fn.max('settledAt').as('notedAt'))
    .where('placementId', '=', placementId)
    .where('state', '=', 'held')
    .executeTakeFirst()
  const lastDay = daysAfter(meeting.heldOn, fortnightDays)
  const fortnightOver = needed(atLocalTime(lastDay, { hour: 0, minute: 0 }), 'a day of a calendar')
  const { until, isLate } = agendaEnds({ fortnightOver, now })
  const yearBegins = needed(atLocalTime(beginsOn, { hour: 0, minute: 0 }), 'a first day')
  const from = agendaBegins({ lastHeldAt: last?.toldUntil ?? undefined, yearBegins, now: until })
  const stuck = await countStuck({ placeId }, { database, now })
  const [figures, quiet, feeds] = await Promise.all([
    measurePeriod({ placeId, from, until, stuck }, { database }),
    listQuietOrganisations({ placeId, limit: mostQuiet }, { database, now }),
    listFailingFeeds({ placeId }, { database }),
  ])
  const exit = isExitOpen(placement, localParts(now).date)
    ? openItems(await selectExitLines(database, placementId))
    : []
  const begun = { from, until, actionsFrom: last?.notedAt ?? from, figures, exit }
  if (isLate) return { ...begun, quiet: { names: [], total: 0 }, feeds: [], isLate }
  return { ...begun, quiet, feeds }
}
