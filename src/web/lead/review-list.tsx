import { listReviews } from '#capabilities/badges/find-review.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { DeskHead } from '#design/layout/desk-head.tsx'
import { DataTable } from '#design/tables/data-table.tsx'
import { FilterTabs } from '#design/tables/filter-tabs.tsx'
import { longDate } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskPage } from '#web/desks/desk-page.tsx'
import { leadDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/review-list'

const states = ['waiting', 'returned', 'approved'] as const
const most = 100

export async function loader({ context, request }: Route.LoaderArgs) {
  const { database } = visitOf({ context }).services
  const { place } = leadDesk({ context })
  const asked = new URL(request.url).searchParams.get('state')
  const state = states.find((one) => one === asked) ?? 'waiting'
  return { place, state, reviews: await listReviews({ placeId: place.id, state, limit: most }, { database }) }
}

export default function ReviewsPage({ loaderData: { place, state, reviews } }: Route.ComponentProps) {
  const { t, language } = useTranslation()
  const base = `/${place.slug}/lead/reviews`
  return (
    <DeskPage title={t('desk.nav.reviews')}>
      <DeskHead title={t('desk.nav.reviews')} />
      <FilterTabs
        label={t('manage.awards.state')}
        tabs={states.map((one) => ({
          href: `${base}?state=${one}`,
          label: t(`badges.review.state.${one}`),
          current: one === state,
        }))}
      />
      <DataTable
        caption={t('desk.nav.reviews')}
        hideCaption
        cards="rows"
        rows={reviews}
        rowKey={(row) => row.id}
        empty={
          <EmptyState title={t('badges.review.none')} level={2} icon="check">
            {t('badges.review.noneText')}
          </EmptyState>
        }
        columns={[
          {
            key: 'name',
            title: t('check.name'),
            names: true,
            cell: (row) => <a href={`${base}/${row.id}`}>{inLanguage(language, row.name, row.nameCy)}</a>,
          },
          { key: 'by', title: t('opportunities.organisationLabel'), cell: (row) => row.organisationName },
          {
            key: 'version',
            title: t('badges.review.versions'),
            cell: (row) => t('manage.badge.versionNumber', { version: row.versionNumber }),
          },
          {
            key: 'asked',
            title: t('badges.review.askedOn'),
            oneLine: true,
            cell: (row) => longDate(language, row.askedAt),
          },
        ]}
      />
    </DeskPage>
  )
}
