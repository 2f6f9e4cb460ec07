import { listBadges } from '#capabilities/badges/list-badges.ts'
import { levelKeys } from '#capabilities/places/badge-standard.ts'
import { BadgeArt } from '#design/badge/badge-art.tsx'
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
import type { Route } from './+types/desk-badge-list'

export async function loader({ context, request }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const { organisation } = managerDesk({ context })
  const filters = filtersOf(request, ['q'])
  const after = readCursor(new URL(request.url).searchParams.get('after'))
  return {
    organisation,
    filters,
    paged: Boolean(after),
    page: await listBadges(
      {
        organisationId: organisation.id,
        includeUnpublished: true,
        terms: filters.q,
        after,
        limit: 25,
      },
      { database: visit.services.database },
    ),
  }
}

const tones = { draft: 'info', published: 'good', archived: 'plain' } as const

export default function ManagedBadgesPage({
  loaderData: { organisation, filters, paged, page },
}: Route.ComponentProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const base = `/organisations/${organisation.slug}/manage`
  const address = { path: `${base}/badges`, filters }
  const create = (
    <ButtonLink href={`${base}/badges/new`} icon="plus">
      {t('manage.badge.new')}
    </ButtonLink>
  )
  return (
    <ManageConsole organisation={organisation} title={t('manage.nav.badges')} isManager>
      <PageHead title={t('manage.nav.badges')} actions={create} />
      <SearchBox
        action={address.path}
        label={t('badges.search')}
        variant="list"
        fields={[{ name: 'q', label: t('badges.search'), value: filters.q }]}
        submit={t('common.search')}
      />
      <DataTable
        caption={t('manage.nav.badges')}
        hideCaption
        rows={page.rows}
        rowKey={(row) => row.id}
        empty={
          <EmptyState title={t('manage.badge.none')} level={2} icon="award">
            {t('manage.badge.noneText')}
          </EmptyState>
        }
        columns={[
          {
            key: 'art',
            title: t('manage.badge.picture'),
            cell: (row) => <BadgeArt design={row.artwork} alt="" />,
            bare: true,
          },
          {
            key: 'name',
            title: t('manage.badge.name'),
            cell: (row) => <a href={`${base}/badges/${row.id}`}>{inLanguage(language, row.name, row.nameCy)}</a>,
            names: true,
          },
          { key: 'level', title: t('badges.level'), cell: (row) => t(`badges.levelName.${levelKeys[row.level]}`) },
          { key: 'version', title: t('manage.badge.version'), cell: (row) => row.versionNumber, align: 'end' },
          {
            key: 'status',
            title: t('manage.awards.state'),
            cell: (row) => <StatusTag tone={tones[row.status]}>{t(`manage.status.${row.status}`)}</StatusTag>,
          },
        ]}
      />
      <p>
        <a href={`${base}/badges/shared`}>{t('badges.sharing.sharedTitle')}</a>
      </p>
      <Pagination
        label={t('common.pages')}
        previous={paged ? { href: withFilter(address, {}), label: t('common.first') } : undefined}
        next={page.next ? { href: withFilter(address, { after: page.next }), label: t('common.next') } : undefined}
      />
    </ManageConsole>
  )
}
