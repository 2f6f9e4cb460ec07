import { countOwnOpportunities, listOwnOpportunities } from '#capabilities/opportunities/list-own-opportunities.ts'
import { nextInWords } from '#capabilities/opportunities/ui/opportunity-words.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { ButtonLink } from '#design/forms/button.tsx'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { answerBulk, bulkResultOf } from '#web/desks/bulk-form.ts'
import { DeskTable, rowsAPage } from '#web/desks/desk-table.tsx'
import { ManageConsole } from '#web/desks/manage-console.tsx'
import { publicationStateOf, publicationTabs, publicationTones } from '#web/desks/publication-states.ts'
import { managerDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-opportunity-list'
import { opportunityActs, opportunitySubjects, opportunityViewOf } from './desk-opportunity-view.ts'
import { refusalInWords } from './opportunity-refusals.ts'

export async function loader({ context, request }: Route.LoaderArgs) {
  const { services, now } = visitOf({ context })
  const { organisation, manager } = managerDesk({ context })
  const { database } = services
  const { view, filter } = opportunityViewOf(request)
  const asked = { ...filter, organisationId: organisation.id, page: view.page, limit: rowsAPage }
  const powers = { database, manager, now }
  const [found, counts, result] = await Promise.all([
    listOwnOpportunities(asked, { database, now }),
    countOwnOpportunities(organisation.id, { database }),
    bulkResultOf(request, opportunityActs(powers), { database, authority: manager, now }),
  ])
  return { organisation, view, found, counts, result }
}

export async function action({ context, request }: Route.ActionArgs) {
  const { services, now } = visitOf({ context })
  const { manager } = managerDesk({ context })
  const powers = { database: services.database, manager, now }
  return answerBulk(
    request,
    { acts: opportunityActs(powers), subjectsOf: opportunitySubjects(request, powers) },
    { database: services.database, authority: manager, now },
  )
}

const offered = { draft: ['publish', 'archive'], published: ['archive'], archived: ['restore'] }

export default function ManagedOpportunitiesPage({ loaderData, actionData }: Route.ComponentProps) {
  const { organisation, view, found, counts, result } = loaderData
  const { t } = useTranslation()
  const language = useLanguage()
  const base = `/organisations/${organisation.slug}/manage`
  const status = publicationStateOf(view.filters.status)
  const nameOf = (row: { title: string; titleCy: string | null }) => inLanguage(language, row.title, row.titleCy)
  return (
    <ManageConsole organisation={organisation} title={t('manage.nav.opportunities')} isManager>
      <DeskTable
        title={t('manage.nav.opportunities')}
        view={view}
        rows={found.rows}
        total={found.total}
        rowKey={(row) => row.id}
        search={t('opportunities.search')}
        hasTable
        actions={
          <ButtonLink href={`${base}/opportunities/new`} icon="plus">
            {t('manage.opportunity.new')}
          </ButtonLink>
        }
        states={publicationTabs(t, counts)}
        bulk={{
          nameOf,
          answer: actionData,
          result,
          refusal: (refusal) => refusalInWords(t, refusal),
          offered: status ? offered[status] : ['publish', 'archive', 'restore'],
          acts: {
            publish: { label: t('desk.list.publish'), text: t('desk.list.publishText') },
            archive: { label: t('desk.list.archive'), text: t('manage.archiveText'), isDanger: true },
            restore: { label: t('desk.list.restore'), text: t('desk.list.restoreText') },
          },
        }}
        empty={
          <EmptyState title={t('manage.opportunity.none')} level={2} icon="calendar">
            {t('manage.opportunity.noneText')}
          </EmptyState>
        }
        columns={[
          {
            key: 'title',
            title: t('manage.opportunity.title'),
            cell: (row) => <a href={`${base}/opportunities/${row.id}`}>{nameOf(row)}</a>,
            names: true,
            sorts: 'title',
          },
          {
            key: 'kind',
            title: t('opportunities.kindLabel'),
            cell: (row) => t(`opportunities.kind.${row.kind}`),
            sorts: 'kind',
          },
          { key: 'next', title: t('opportunities.when'), cell: (row) => nextInWords(row, language, t), sorts: 'next' },
          {
            key: 'status',
            title: t('manage.awards.state'),
            sorts: 'status',
            cell: (row) =>
              row.lapsedAt ? (
                <StatusTag tone="warn">{t('confirm.hidden')}</StatusTag>
              ) : (
                <StatusTag tone={publicationTones[row.status]}>{t(`manage.status.${row.status}`)}</StatusTag>
              ),
          },
        ]}
      />
    </ManageConsole>
  )
}
