import { listFailingFeeds } from '#capabilities/feeds/list-failing-feeds.ts'
import { countStuck } from '#capabilities/impact/count-stuck.ts'
import { measurePeriod } from '#capabilities/impact/measure-period.ts'
import { listQuietOrganisations } from '#capabilities/organisations/list-quiet-organisations.ts'
import type { Reading } from '#infrastructure/database/database.ts'
import { needed } from '#infrastructure/needed.ts'
import { atLocalTime } from '#infrastructure/words/local-time.ts'
import { agendaBegins } from './meeting-rules.ts'
import type { Placement } from './placement.ts'
import type { Agenda } from './written-meeting.ts'

const mostQuiet = 8

/** The agenda that writes itself: what changed in the place since the last meeting that was held, and what is stuck. */
export async function prepareAgenda(
  { id: placementId, placeId, beginsOn }: Pick<Placement, 'id' | 'placeId' | 'beginsOn'>,
  { database, now }: Reading & { now: Date },
): Promise<Agenda> {
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
  return { from, until: now, figures, quiet, feeds }
}
