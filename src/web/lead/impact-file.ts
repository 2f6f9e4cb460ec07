import { breakdowns, listBreakdown } from '#capabilities/impact/list-breakdown.ts'
import { csvLine } from '#infrastructure/files/csv-line.ts'
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
  const sides = await Promise.all(
    breakdowns.map(async (by) => ({
      by,
      rows: await listBreakdown({ ...asked, by }, { database: services.database }),
    })),
  )
  const headings = [
    t('impact.month'),
    t('report.byLabel'),
    t('manage.members.name'),
    t('report.issued'),
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
      count(row.kept),
      count(row.shown),
    ]),
  )
  return new Response(`\uFEFF${[headings, ...lines].map(csvLine).join('')}`, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="impact-${place.slug}-${key}.csv"`,
      'cache-control': 'no-store',
    },
  })
}
