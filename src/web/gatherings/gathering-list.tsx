import { listGatherings } from '#capabilities/community/find-gathering.ts'
import type { Gathering } from '#capabilities/community/gathering.ts'
import { endsAtOf } from '#capabilities/community/gathering-rules.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { ButtonGroup, ButtonLink } from '#design/forms/button.tsx'
import { sessionTime } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskPage } from '#web/desks/desk-page.tsx'
import { DeskTable, rowsAPage } from '#web/desks/desk-table.tsx'
import { arrangeRows, listViewOf, stretchOf } from '#web/desks/list-view.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/gathering-list'
import { gatheringDesk } from './gathering-in-hand.ts'

const kinds = ['training', 'meetUp'] as const
const kindOf = ({ placeId }: Pick<Gathering, 'placeId'>) => (placeId === null ? 'training' : 'meetUp')

export async function loader({ context, request }: Route.LoaderArgs) {
  const { services, now } = visitOf({ context })
  const { of, lead, base } = gatheringDesk({ context })
  const view = listViewOf(request, { filters: ['q', 'kind'], sorts: ['when', 'name'], isLatestFirst: true })
  const { rows, next: older } = await listGatherings(stretchOf(view), { ...services, of })
  const { kind } = view.filters
  const found = arrangeRows(kind ? rows.filter((one) => kindOf(one) === kind) : rows, view, {
    pageLength: rowsAPage,
    text: (one) => [one.title, one.titleCy, one.placeName, one.placeNameCy, one.venue].join(' '),
    by: { when: (one) => one.startsAt, name: (one) => one.title },
  })
  const counts = Object.fromEntries(kinds.map((one) => [one, rows.filter((row) => kindOf(row) === one).length]))
  return {
    base,
    side: lead ? ('lead' as const) : ('team' as const),
    view,
    found,
    older,
    counts,
    total: rows.length,
    now,
  }
}

/** Trainings and meet-ups, for those who lead a place and for the programme team. */
export default function GatheringListPage({ loaderData }: Route.ComponentProps) {
  const { base, side, view, found, older, counts, total, now } = loaderData
  const { t, language } = useTranslation()
  const title = t('gatherings.title')
  return (
    <DeskPage title={title}>
      <DeskTable
        title={title}
        lead={<p className="muted">{t('gatherings.lead')}</p>}
        actions={
          <ButtonGroup>
            <ButtonLink icon="plus" href={`${base}/new`}>
              {t(`gatherings.new.${side}`)}
            </ButtonLink>
            <ButtonLink kind="quiet" href={`${base}.ics`}>
              {t('gatherings.calendar')}
            </ButtonLink>
          </ButtonGroup>
        }
        view={view}
        rows={found.rows}
        total={found.total}
        older={older}
        rowKey={(row) => row.id}
        search={t('gatherings.search')}
        states={{
          filter: 'kind',
          label: t('gatherings.kindLabel'),
          of: [
            { value: undefined, label: t('gatherings.all'), count: total },
            ...kinds.map((value) => ({ value, label: t(`gatherings.kind.${value}`), count: counts[value] ?? 0 })),
          ],
        }}
        empty={
          <EmptyState title={t('gatherings.none')} level={2} icon="info">
            {t('gatherings.noneText')}
          </EmptyState>
        }
        columns={[
          {
            ...{ key: 'name', sorts: 'name', title: t('gatherings.name'), names: true },
            cell: (row) => <a href={`${base}/${row.id}`}>{inLanguage(language, row.title, row.titleCy)}</a>,
          },
          {
            ...{ key: 'when', sorts: 'when', title: t('gatherings.when') },
            cell: (row) => sessionTime(language, { startsAt: row.startsAt, endsAt: endsAtOf(row) }, now),
          },
          {
            ...{ key: 'host', title: t('gatherings.host') },
            cell: (row) =>
              row.placeName ? inLanguage(language, row.placeName, row.placeNameCy) : t('gatherings.programme'),
          },
          {
            key: 'people',
            title: t('gatherings.people'),
            cell: (row) => t('gatherings.coming', { count: row.coming }),
          },
          {
            ...{ key: 'state', title: t('gatherings.state'), bare: true },
            cell: (row) => {
              if (row.calledOffBecause !== null) return <StatusTag tone="warn">{t('gatherings.off')}</StatusTag>
              return row.isComing && row.startsAt > now ? (
                <StatusTag tone="good">{t('gatherings.youCome')}</StatusTag>
              ) : null
            },
          },
        ]}
      />
    </DeskPage>
  )
}
