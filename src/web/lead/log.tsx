import { listLog } from '#capabilities/places/list-log.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskPage } from '#web/desks/desk-page.tsx'
import { logFilterOf } from '#web/desks/log-filter.ts'
import { LogTable } from '#web/desks/log-table.tsx'
import { leadDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/log'

const onAPage = 50

export async function loader({ context, request }: Route.LoaderArgs) {
  const { database } = visitOf({ context }).services
  const { place } = leadDesk({ context })
  const { filters, filter } = logFilterOf(request)
  const log = await listLog({ ...filter, placeId: place.id, limit: onAPage }, { database })
  return { place, filters, log }
}

export default function LogPage({ loaderData: { place, filters, log } }: Route.ComponentProps) {
  const { t } = useTranslation()
  return (
    <DeskPage title={t('desk.nav.log')}>
      <LogTable log={log} path={`/${place.slug}/lead/log`} filters={filters} />
    </DeskPage>
  )
}
