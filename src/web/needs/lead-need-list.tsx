import { listNeeds } from '#capabilities/needs/list-needs.ts'
import { needStates } from '#capabilities/needs/need.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { ButtonGroup, ButtonLink } from '#design/forms/button.tsx'
import { longDate } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskPage } from '#web/desks/desk-page.tsx'
import { DeskTable, rowsAPage } from '#web/desks/desk-table.tsx'
import { arrangeRows, listViewOf, stretchOf } from '#web/desks/list-view.ts'
import { leadDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/lead-need-list'
import { NeedTag } from './need-view.tsx'

export async function loader({ context, request }: Route.LoaderArgs) {
  const { services } = visitOf({ context })
  const { place } = leadDesk({ context })
  const view = listViewOf(request, { filters: ['q', 'state'], sorts: ['changed', 'name'], isLatestFirst: true })
  const { rows, next: older } = await listNeeds({ placeId: place.id, ...stretchOf(view) }, services)
  // A state that there is not narrows nothing.
  const state = needStates.find((one) => one === view.filters.state)
  const found = arrangeRows(state ? rows.filter((one) => one.state === state) : rows, view, {
    pageLength: rowsAPage,
    text: ({ title, titleCy, about, aboutCy }) => [title, titleCy, about, aboutCy].join(' '),
    by: { changed: (one) => one.changedAt, name: (one) => one.title },
  })
  const counts = needStates.map((one) => ({ state: one, count: rows.filter((row) => row.state === one).length }))
  return { base: `/${place.slug}/lead/needs`, view, found, older, counts, total: rows.length }
}

/** What the place needs, for those who lead it. */
export default function LeadNeedListPage({
  loaderData: { base, view, found, older, counts, total },
}: Route.ComponentProps) {
  const { t, language } = useTranslation()
  const title = t('needs.mineTitle')
  return (
    <DeskPage title={title}>
      <DeskTable
        title={title}
        lead={t('needs.mineLead')}
        actions={
          <ButtonGroup>
            <ButtonLink icon="plus" href={`${base}/new`}>
              {t('needs.new')}
            </ButtonLink>
            <ButtonLink kind="quiet" href={`${base}/figures`}>
              {t('needs.figuresLink')}
            </ButtonLink>
          </ButtonGroup>
        }
        view={view}
        rows={found.rows}
        total={found.total}
        older={older}
        rowKey={(row) => row.id}
        search={t('needs.search')}
        states={{
          filter: 'state',
          label: t('needs.stateLabel'),
          of: [
            { value: undefined, label: t('needs.all'), count: total },
            ...counts.map(({ state, count }) => ({ value: state, label: t(`needs.states.${state}`), count })),
          ],
        }}
        empty={
          <EmptyState title={t('needs.none')} level={2} icon="info">
            {t('needs.noneText')}
          </EmptyState>
        }
        columns={[
          {
            ...{ key: 'name', sorts: 'name', title: t('needs.name'), names: true },
            cell: (row) => <a href={`${base}/${row.id}`}>{inLanguage(language, row.title, row.titleCy)}</a>,
          },
          { key: 'state', title: t('needs.state'), bare: true, cell: ({ state }) => <NeedTag state={state} /> },
          {
            ...{ key: 'answers', title: t('needs.answersTitle'), align: 'end' },
            cell: ({ answers }) => answers,
          },
          {
            ...{ key: 'shown', title: t('needs.shown') },
            cell: ({ isPublic }) => t(isPublic ? 'needs.shownYes' : 'needs.shownNo'),
          },
          {
            ...{ key: 'changed', sorts: 'changed', title: t('needs.changed'), oneLine: true },
            cell: ({ changedAt }) => longDate(language, changedAt),
          },
        ]}
      />
    </DeskPage>
  )
}
