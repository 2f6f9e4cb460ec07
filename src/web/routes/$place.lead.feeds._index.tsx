import { useTranslation } from 'react-i18next'
import { listFeeds } from '#capabilities/feeds/find-feed.ts'
import { placeName } from '#capabilities/places/place.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { ButtonLink } from '#design/forms/button.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { DataTable } from '#design/tables/data-table.tsx'
import { dayAndTime } from '#infrastructure/words/formats.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import type { RouteHandle } from '../access.ts'
import { requireCityLead } from '../session-gate.ts'
import { SitePage } from '../site-page.tsx'
import { visitOf } from '../visit.ts'
import type { Route } from './+types/$place.lead.feeds._index'

export const handle: RouteHandle = { access: 'city-lead' }

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const { place } = await requireCityLead(visit, request, params.place)
  return { place, feeds: await listFeeds(visit.services.database, place.id) }
}

export default function FeedsPage({ loaderData: { place, feeds } }: Route.ComponentProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const base = `/${place.slug}/lead/feeds`
  const add = <ButtonLink href={`${base}/new`}>{t('feeds.add')}</ButtonLink>
  return (
    <SitePage title={t('feeds.title')} place={place} unlisted>
      <Wrap>
        <div className="page stack stack-l">
          <BackLink href={`/${place.slug}/lead`} label={t('lead.title', { place: placeName(place, language) })} />
          <PageHead title={t('feeds.title')} lead={t('feeds.lead')} actions={feeds.length > 0 && add} />
          <DataTable
            caption={t('feeds.title')}
            hideCaption
            rows={feeds}
            rowKey={(row) => row.id}
            empty={
              <EmptyState title={t('feeds.none')} action={add}>
                {t('feeds.noneText')}
              </EmptyState>
            }
            columns={[
              {
                key: 'name',
                title: t('feeds.name'),
                cell: (row) => <a href={`${base}/${row.id}`}>{row.name}</a>,
                names: true,
              },
              { key: 'kind', title: t('feeds.kindLabel'), cell: (row) => t(`feeds.kind.${row.kind}`) },
              { key: 'by', title: t('opportunities.organisationLabel'), cell: (row) => row.organisationName },
              {
                key: 'read',
                title: t('feeds.readAt'),
                cell: (row) => (row.readAt ? dayAndTime(language, row.readAt) : t('feeds.never')),
              },
              {
                key: 'state',
                title: t('feeds.state'),
                cell: (row) =>
                  row.stoppedAt ? (
                    <StatusTag tone="plain">{t('feeds.stopped')}</StatusTag>
                  ) : (
                    <StatusTag tone={row.everyHours === null ? 'plain' : 'good'}>
                      {t(`feeds.repeat.${repeatOf(row.everyHours)}`)}
                    </StatusTag>
                  ),
              },
            ]}
          />
        </div>
      </Wrap>
    </SitePage>
  )
}

const repeatOf = (hours: number | null) => (hours === null ? 'never' : hours <= 24 ? 'daily' : 'weekly')
