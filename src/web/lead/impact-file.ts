import { breakdowns, listBreakdown } from '#capabilities/impact/list-breakdown.ts'
import { listSnapshots } from '#capabilities/impact/list-snapshots.ts'
import { csvAnswer } from '#web/desks/csv-answer.ts'
import { leadDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/impact-file'
import { monthInHand } from './month-in-hand.ts'

/** A month by every side of it, as one table. */
export async function loader({ context, request }: Route.LoaderArgs) {
  const { services, now, t } = visitOf({ context })
  const { place } = leadDesk({ context })
  const { key, from, until } = monthInHand(new URL(request.url).searchParams.get('month'), now)
  const asked = { placeId: place.id, from, until }
  const { database } = services
  // A month that is frozen is given out as it was frozen.
  const snapshots = await listSnapshots({ placeId: place.id, limit: 24 }, { database })
  const frozen = snapshots.find(({ month }) => month.startsWith(key))
  const sides = await Promise.all(
    breakdowns.map(async (by) => ({
      by,
      rows: frozen?.figures.month[by] ?? (await listBreakdown({ ...asked, by }, { database })),
    })),
  )
  const headings = [
    t('impact.month'),
    t('report.byLabel'),
    t('manage.members.name'),
    t('report.issued'),
    t('report.seen'),
    t('report.kept'),
    t('report.shown'),
  ]
  const count = (value: number | null) => value ?? t('impact.hidden')
  const lines = sides.flatMap(({ by, rows }) =>
    rows.map((row) => [
      key,
      t(`report.by.${by}`),
      row.name ?? (row.key || t('report.unknown')),
      count(row.issued),
      row.seen === undefined ? t('report.notCountedThen') : count(row.seen),
      count(row.kept),
      count(row.shown),
    ]),
  )
  return csvAnswer(`impact-${place.slug}-${key}`, headings, lines)
}
