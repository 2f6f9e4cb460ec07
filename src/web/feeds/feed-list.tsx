import { listFeeds } from '#capabilities/feeds/find-feed.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { ButtonLink } from '#design/forms/button.tsx'
import { dayAndTime } from '#infrastructure/words/formats.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskFrame, type DeskOwner } from '#web/desks/desk-frame.tsx'
import { DeskTable, rowsAPage } from '#web/desks/desk-table.tsx'
import { arrangeRows, listViewOf, stretchOf } from '#web/desks/list-view.ts'
import type { Route } from './+types/feed-list'
import { type FeedDesk, feedDesk } from './feed-desk.ts'

async function loadFeeds({ visit, request, owner }: FeedDesk) {
  const of = owner.organisation ? { organisationId: owner.organisation.id } : { placeId: owner.place?.id ?? '' }
  const view = listViewOf(request, { filters: ['q'], sorts: ['begun', 'name', 'kind', 'read'] })
  const { rows, next: older } = await listFeeds({ of, ...stretchOf(view) }, { database: visit.services.database })
  const found = arrangeRows(rows, view, {
    pageLength: rowsAPage,
    text: (row) => `${row.name} ${row.organisationName}`,
    by: {
      // As they were read: the latest first.
      begun: () => 0,
      name: (row) => row.name,
      kind: (row) => row.kind,
      read: (row) => row.readAt,
    },
  })
  return { owner, view, found, older }
}

/** What the list of sources is called. */
export const listTitle = ({ organisation }: DeskOwner) => (organisation ? 'manage.nav.feeds' : 'feeds.title')

type Row = Awaited<ReturnType<typeof loadFeeds>>['found']['rows'][number]

/** The sources that fill a place, or those of an organisation. */
function FeedList({ owner, view, found, older }: Awaited<ReturnType<typeof loadFeeds>>) {
  const { t } = useTranslation()
  const language = useLanguage()
  const isOwn = owner.organisation !== undefined
  const title = t(listTitle(owner))
  const add = (
    <ButtonLink href={`${owner.base}/new`} icon="plus">
      {t('feeds.add')}
    </ButtonLink>
  )
  const by = {
    key: 'by',
    title: t('opportunities.organisationLabel'),
    cell: (row: Row) =>
      row.ownedBy === 'organisation'
        ? t('feeds.byItself', { organisation: row.organisationName })
        : row.organisationName,
  }
  return (
    <DeskFrame owner={owner} title={title}>
      <DeskTable
        title={title}
        lead={t(isOwn ? 'feeds.leadOwn' : 'feeds.lead')}
        view={view}
        total={found.total}
        search={t('desk.list.search')}
        older={older}
        hasTable
        actions={found.total > 0 && add}
        rows={found.rows}
        rowKey={(row) => row.id}
        empty={
          <EmptyState title={t('feeds.none')} level={2} icon="calendar" action={add}>
            {t(isOwn ? 'feeds.noneTextOwn' : 'feeds.noneText')}
          </EmptyState>
        }
        columns={[
          {
            key: 'name',
            sorts: 'name',
            title: t('feeds.name'),
            cell: (row) => <a href={`${owner.base}/${row.id}`}>{row.name}</a>,
            names: true,
          },
          { key: 'kind', sorts: 'kind', title: t('feeds.kindLabel'), cell: (row) => t(`feeds.kind.${row.kind}`) },
          ...(isOwn ? [] : [by]),
          {
            key: 'read',
            sorts: 'read',
            title: t('feeds.readAt'),
            cell: (row) => (row.readAt ? dayAndTime(language, row.readAt, new Date()) : t('feeds.never')),
          },
          { key: 'state', title: t('feeds.state'), cell: (row) => <Repeats feed={row} /> },
        ]}
      />
    </DeskFrame>
  )
}

function Repeats({ feed: { stoppedAt, everyHours } }: { feed: Row }) {
  const { t } = useTranslation()
  if (stoppedAt) return <StatusTag tone="plain">{t('feeds.stopped')}</StatusTag>
  return (
    <StatusTag tone={everyHours === null ? 'plain' : 'good'}>{t(`feeds.repeat.${repeatOf(everyHours)}`)}</StatusTag>
  )
}

const repeatOf = (hours: number | null) => (hours === null ? 'never' : hours <= 24 ? 'daily' : 'weekly')

export const loader = (asked: Pick<Route.LoaderArgs, 'context' | 'request'>) => loadFeeds(feedDesk(asked))

export default function Page({ loaderData }: Route.ComponentProps) {
  return <FeedList {...loaderData} />
}
