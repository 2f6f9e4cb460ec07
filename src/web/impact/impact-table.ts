import { impactCsv } from '#capabilities/impact/csv-format.ts'
import { listImpactMonths } from '#capabilities/impact/list-impact-months.ts'
import { measureImpact } from '#capabilities/impact/measure-impact.ts'
import { loadPlace } from '#web/places/load-place.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/impact-table'

export async function loader({ context, params }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const place = await loadPlace(visit, params.place)
  const scopeId = place.id
  const [impact, months] = await Promise.all([
    measureImpact({ scopeId }, { database: visit.services.database, now: visit.now }),
    listImpactMonths(scopeId, { database: visit.services.database }),
  ])
  return new Response(impactCsv({ impact, months }), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${place.slug}-impact.csv"`,
    },
  })
}
