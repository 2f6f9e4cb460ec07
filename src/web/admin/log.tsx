import { listLog } from '#capabilities/places/list-log.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskPage } from '#web/desks/desk-page.tsx'
import { logFilterOf } from '#web/desks/log-filter.ts'
import { LogTable } from '#web/desks/log-table.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/log'

const onAPage = 50

export async function loader({ context, request }: Route.LoaderArgs) {
  const { database } = visitOf({ context }).services
  const { filters, filter } = logFilterOf(request)
  const log = await listLog({ ...filter, limit: onAPage }, { database })
  return { filters, log }
}

export default function AdminLogPage({ loaderData: { filters, log } }: Route.ComponentProps) {
  const { t } = useTranslation()
  return (
    <DeskPage title={t('desk.nav.log')}>
      <LogTable log={log} path="/admin/log" filters={filters} withPlace />
    </DeskPage>
  )
}
