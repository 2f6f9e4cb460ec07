import { logCsv } from '#web/desks/log-csv.ts'
import { logFilterOf } from '#web/desks/log-filter.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/log-file'

export async function loader({ context, request }: Route.LoaderArgs) {
  const { services, t } = visitOf({ context })
  const { filter } = logFilterOf(request)
  return logCsv(filter, { database: services.database, t })
}
