import { countStandings, listNetwork } from '#capabilities/organisations/list-network.ts'
import { organisationKinds, standings } from '#capabilities/organisations/organisation.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { Button, ButtonGroup, ButtonLink } from '#design/forms/button.tsx'
import { SearchBox } from '#design/forms/search-box.tsx'
import { DeskHead } from '#design/layout/desk-head.tsx'
import { BulkActions, DataTable } from '#design/tables/data-table.tsx'
import { FilterTabs } from '#design/tables/filter-tabs.tsx'
import { Pagination } from '#design/tables/pagination.tsx'
import { longDate, wholeNumber } from '#infrastructure/words/formats.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskPage } from '#web/desks/desk-page.tsx'
import { withFilter } from '#web/site/list-address.ts'
import { leadDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/organisation-list'
import { networkFilterOf } from './network-filter.ts'
import { StandingTag } from './standing-tag.tsx'

const onAPage = 25

export async function loader({ context, request }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const { place } = leadDesk({ context })
  const { filters, filter } = networkFilterOf(request)
  const powers = { database: visit.services.database, now: visit.now }
  const [found, counts] = await Promise.all([
    listNetwork({ ...filter, placeId: place.id, limit: onAPage }, powers),
    countStandings(place.id, powers),
  ])
  return { place, filters, filter, found, counts }
}

export default function OrganisationsPage({
  loaderData: { place, filters, filter, found, counts },
}: Route.ComponentProps) {
  const { t, language } = useTranslation()
  const path = `/${place.slug}/lead/organisations`
  const address = { path, filters }
  const sortBy = (sort: 'name' | 'since') => ({
    href: withFilter(address, { sort: filter.sort === sort && !filter.descending ? `${sort}-last` : sort }),
    ...(filter.sort === sort
      ? { direction: filter.descending ? ('descending' as const) : ('ascending' as const) }
      : {}),
  })
  const pages = Math.max(1, Math.ceil(found.total / onAPage))
  const toPage = (page: number) => withFilter(address, { page: page > 1 ? String(page) : undefined })
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0)
  return (
    <DeskPage title={t('desk.nav.organisations')}>
      <DeskHead
        title={t('desk.nav.organisations')}
        aside={t('lead.organisations.found', { count: found.total })}
        actions={
          <ButtonLink kind="quiet" href={withFilter({ path: `${path}.csv`, filters }, {})}>
            {t('lead.export')}
          </ButtonLink>
        }
      />
      <FilterTabs
        label={t('lead.organisations.standing')}
        tabs={[
          {
            href: withFilter(address, { standing: undefined }),
            label: t('lead.organisations.all'),
            count: all,
            current: !filter.standing,
          },
          ...standings
            .filter((standing) => counts[standing])
            .map((standing) => ({
              href: withFilter(address, { standing }),
              label: t(`organisations.standing.${standing}`),
              count: counts[standing],
              current: filter.standing === standing,
            })),
        ]}
      />
      <SearchBox
        action={path}
        label={t('lead.organisations.search')}
        variant="list"
        fields={[{ name: 'q', label: t('lead.organisations.search'), value: filters.q }]}
        submit={t('common.search')}
      >
        {filter.standing && <input type="hidden" name="standing" value={filter.standing} />}
        <label>
          {t('organisations.kindLabel')}
          <select name="kind" defaultValue={filter.kind ?? ''}>
            <option value="">{t('lead.organisations.anyKind')}</option>
            {organisationKinds.map((kind) => (
              <option key={kind} value={kind}>
                {t(`organisations.kind.${kind}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t('lead.organisations.show')}
          <select name="show" defaultValue={filter.show ?? ''}>
            <option value="">{t('lead.organisations.showAll')}</option>
            <option value="unsafe">{t('lead.organisations.unsafe')}</option>
            <option value="stale">{t('lead.organisations.stale')}</option>
          </select>
        </label>
      </SearchBox>
      <form action={`${path}.csv`}>
        <DataTable
          caption={t('desk.nav.organisations')}
          hideCaption
          cards="rows"
          rows={found.rows}
          rowKey={(row) => row.id}
          selection={{
            name: 'id',
            value: (row) => row.id,
            label: (row) => t('lead.organisations.choose', { name: row.name }),
            title: t('lead.organisations.chooseTitle'),
          }}
          empty={
            <EmptyState title={t('lead.organisations.none')} level={2}>
              {t('lead.organisations.noneText')}
            </EmptyState>
          }
          columns={[
            {
              key: 'name',
              title: t('lead.organisations.name'),
              names: true,
              sort: sortBy('name'),
              cell: (row) => <a href={`${path}/${row.slug}`}>{row.name}</a>,
            },
            { key: 'kind', title: t('organisations.kindLabel'), cell: (row) => t(`organisations.kind.${row.kind}`) },
            {
              key: 'standing',
              oneLine: true,
              title: t('lead.organisations.standing'),
              cell: (row) =>
                row.standing === 'approved' && !row.isSafe ? (
                  <StatusTag tone="warn">{t('lead.organisations.unsafeTag')}</StatusTag>
                ) : (
                  <StandingTag standing={row.standing} />
                ),
            },
            {
              key: 'since',
              title: t('lead.organisations.since'),
              sort: sortBy('since'),
              oneLine: true,
              cell: (row) => longDate(language, row.since),
            },
            {
              key: 'opportunities',
              wide: true,
              title: t('desk.nav.opportunities'),
              align: 'end',
              cell: (row) => wholeNumber(language, row.opportunities),
            },
            {
              key: 'badges',
              wide: true,
              title: t('desk.nav.badges'),
              align: 'end',
              cell: (row) => wholeNumber(language, row.badges),
            },
            {
              key: 'awards',
              wide: true,
              title: t('lead.organisations.awards'),
              align: 'end',
              cell: (row) => wholeNumber(language, row.awardsOfLate),
            },
          ]}
        />
        {found.rows.length > 0 && (
          <BulkActions label={t('lead.organisations.withChosen')}>
            <ButtonGroup>
              <Button kind="quiet" small>
                {t('lead.organisations.exportChosen')}
              </Button>
            </ButtonGroup>
          </BulkActions>
        )}
      </form>
      <Pagination
        label={t('common.pages')}
        previous={filter.page > 1 ? { href: toPage(filter.page - 1), label: t('common.previous') } : undefined}
        next={filter.page < pages ? { href: toPage(filter.page + 1), label: t('common.next') } : undefined}
        status={t('lead.organisations.page', { page: filter.page, pages })}
      />
    </DeskPage>
  )
}
