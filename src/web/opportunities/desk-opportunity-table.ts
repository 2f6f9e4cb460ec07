import { listOwnOpportunities } from '#capabilities/opportunities/list-own-opportunities.ts'
import { csvAnswer, mostCsvLines } from '#web/desks/csv-answer.ts'
import { managerDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-opportunity-table'
import { opportunityViewOf } from './desk-opportunity-view.ts'

/** An organisation's own opportunities as a table, drafts too: all that the address narrows them to. */
export async function loader({ context, request }: Route.LoaderArgs) {
  const { services, now, t } = visitOf({ context })
  const { organisation } = managerDesk({ context })
  const asked = { ...opportunityViewOf(request).filter, organisationId: organisation.id, limit: mostCsvLines }
  const { rows } = await listOwnOpportunities(asked, { database: services.database, now })
  return csvAnswer(
    `opportunities-${organisation.slug}`,
    [
      t('manage.opportunity.title'),
      t('manage.opportunity.titleCy'),
      t('opportunities.kindLabel'),
      t('opportunities.when'),
      t('manage.awards.state'),
    ],
    rows.map((row) => [
      row.title,
      row.titleCy,
      t(`opportunities.kind.${row.kind}`),
      row.nextStartsAt?.toISOString(),
      row.lapsedAt ? t('confirm.hidden') : t(`manage.status.${row.status}`),
    ]),
  )
}
