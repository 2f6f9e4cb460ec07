import { listNetwork } from '#capabilities/organisations/list-network.ts'
import { isId } from '#infrastructure/ids.ts'
import { csvAnswer, mostCsvLines } from '#web/desks/csv-answer.ts'
import { leadDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/organisation-table'
import { networkFilterOf } from './network-view.ts'

/** The list of organisations as a table: all that the address narrows it to, or those that were ticked. */
export async function loader({ context, request }: Route.LoaderArgs) {
  const { services, now, t } = visitOf({ context })
  const { place } = leadDesk({ context })
  const ids = new URL(request.url).searchParams.getAll('subject').filter(isId)
  const { filter } = networkFilterOf(request)
  const asked = { ...filter, placeId: place.id, page: 1, limit: mostCsvLines, ids: ids.length > 0 ? ids : undefined }
  const { rows } = await listNetwork(asked, { database: services.database, now })
  const headings = [
    t('manage.organisation.name'),
    t('organisations.kindLabel'),
    t('lead.organisations.standing'),
    t('lead.organisations.since'),
    t('manage.organisation.contactName'),
    t('manage.organisation.contactEmail'),
    t('manage.organisation.safeguarding'),
    t('desk.nav.opportunities'),
    t('desk.nav.badges'),
    t('lead.organisations.awards'),
  ]
  const lines = rows.map((row) => [
    row.name,
    t(`organisations.kind.${row.kind}`),
    t(`organisations.standing.${row.standing}`),
    row.since.toISOString().slice(0, 10),
    row.contactName,
    row.contactEmail,
    t(row.isSafe ? 'lead.organisations.safe' : 'lead.organisations.unsafeTag'),
    row.opportunities,
    row.badges,
    row.awardsOfLate,
  ])
  return csvAnswer(`organisations-${place.slug}`, headings, lines)
}
