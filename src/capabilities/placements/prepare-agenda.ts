import { listFailingFeeds } from '#capabilities/feeds/list-failing-feeds.ts'
import { countStuck } from '#capabilities/impact/count-stuck.ts'
import { measurePeriod } from '#capabilities/impact/measure-period.ts'
import { listQuietOrganisations } from '#capabilities/organisations/list-quiet-organisations.ts'
import type { Reading } from '#infrastructure/database/database.ts'
import { needed } from '#infrastructure/needed.ts'
import { atLocalTime, localParts } from '#infrastructure/words/local-time.ts'
import { isExitOpen, openItems } from './exit-rules.ts'
import { selectExitLines } from './exit-store.ts'
import { agendaBegins } from './meeting-rules.ts'
import type { Placement } from './placement.ts'
import type { Agenda } from './written-meeting.ts'

const mostQuiet = 8

/** The agenda that writes itself: what changed in the place since the last meeting that was held, and what is stuck. */
export async function prepareAgenda(
  placement: Pick<Placement, 'id' | 'placeId' | 'beginsOn' | 'exitOpenedAt'>,
  { database, now }: Reading & { now: Date },
): Promise<Agenda> {
  const { id: placementId, placeId, beginsOn } = placement
  const last = await database
    .selectFrom('placementMeetings')
    .select('settledAt')
    .where('placementId', '=', placementId)
    .where('state', '=', 'held')
    .orderBy('settledAt', 'desc')
    .limit(1)
    .executeTakeFirst()
  const yearBegins = needed(atLocalTime(beginsOn, { hour: 0, minute: 0 }), 'a first day')
  const from = agendaBegins({ lastHeldAt: last?.settledAt ?? undefined, yearBegins, now })
  const stuck = await countStuck({ placeId }, { database, now })
  const [figures, quiet, feeds] = await Promise.all([
    measurePeriod({ placeId, from, until: now, stuck }, { database }),
    listQuietOrganisations({ placeId, limit: mostQuiet }, { database, now }),
    listFailingFeeds({ placeId }, { database }),
  ])
  const exit = isExitOpen(placement, localParts(now).date)
    ? openItems(await selectExitLines(database, placementId))
    : []
  return { from, until: now, figures, quiet, feeds, exit }
}
