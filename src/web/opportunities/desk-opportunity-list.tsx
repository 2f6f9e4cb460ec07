import { listOpportunities } from '#capabilities/opportunities/list-opportunities.ts'
import { nextInWords } from '#capabilities/opportunities/ui/opportunity-words.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { ButtonLink } from '#design/forms/button.tsx'
import { SearchBox } from '#design/forms/search-box.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { DataTable } from '#design/tables/data-table.tsx'
import { Pagination } from '#design/tables/pagination.tsx'
import { readCursor } from '#infrastructure/database/keyset.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { ManageConsole } from '#web/desks/manage-console.tsx'
import { filtersOf, withFilter } from '#web/site/list-address.ts'
import { managerDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-opportunity-list'

export async function loader({ context, request }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const { organisation } = managerDesk({ context })
  const filters = filtersOf(request, ['q'])
  const after = readCursor(new URL(request.url).searchParams.get('after'))
  const page = await listOpportunities(
    { organisationId: organisation.id, includeUnpublished: true, terms: filters.q, after, limit: 25 },
    { database: visit.services.database, now: visit.now },
  )
  return { organisation, filters, paged: Boolean(after), page }
}

const tones = { draft: 'info', published: 'good', archived: 'plain' } as const

export default function ManagedOpportunitiesPage({
  loaderData: { organisation, filters, paged, page },
}: Route.ComponentProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const base = `/organisations/${organisation.slug}/manage`
  const address = { path: `${base}/opportunities`, filters }
  return (
    <ManageConsole organisation={organisation} title={t('manage.nav.opportunities')} isManager>
      <PageHead
        title={t('manage.nav.opportunities')}
        actions={
          <ButtonLink href={`${base}/opportunities/new`} icon="plus">
            {t('manage.opportunity.new')}
          </ButtonLink>
        }
      />
      <SearchBox
        action={address.path}
        label={t('opportunities.search')}
        variant="list"
        fields={[{ name: 'q', label: t('opportunities.search'), value: filters.q }]}
        submit={t('common.search')}
      />
      <DataTable
        caption={t('manage.nav.opportunities')}
        hideCaption
        rows={page.rows}
        rowKey={(row) => row.id}
        empty={
          <EmptyState title={t('manage.opportunity.none')} level={2} icon="calendar">
            {t('manage.opportunity.noneText')}
          </EmptyState>
        }
        columns={[
          {
            key: 'title',
            title: t('manage.opportunity.title'),
            cell: (row) => (
              <a href={`${base}/opportunities/${row.id}`}>{inLanguage(language, row.title, row.titleCy)}</a>
            ),
            names: true,
          },
          { key: 'kind', title: t('opportunities.kindLabel'), cell: (row) => t(`opportunities.kind.${row.kind}`) },
          { key: 'next', title: t('opportunities.when'), cell: (row) => nextInWords(row, language, t) },
          {
            key: 'status',
            title: t('manage.awards.state'),
            cell: (row) =>
              row.lapsedAt ? (
                <StatusTag tone="warn">{t('confirm.hidden')}</StatusTag>
              ) : (
                <StatusTag tone={tones[row.status]}>{t(`manage.status.${row.status}`)}</StatusTag>
              ),
          },
        ]}
      />
      <Pagination
        label={t('common.pages')}
        previous={paged ? { href: withFilter(address, {}), label: t('common.first') } : undefined}
        next={page.next ? { href: withFilter(address, { after: page.next }), label: t('common.next') } : undefined}
      />
    </ManageConsole>
  )
}
