import { listFeeds } from '#capabilities/feeds/find-feed.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { ButtonLink } from '#design/forms/button.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { DataTable } from '#design/tables/data-table.tsx'
import { Pagination } from '#design/tables/pagination.tsx'
import { readCursor } from '#infrastructure/database/keyset.ts'
import { dayAndTime } from '#infrastructure/words/formats.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskFrame, type DeskOwner } from '#web/desks/desk-frame.tsx'
import type { Route } from './+types/feed-list'
import { type FeedDesk, feedDesk } from './feed-desk.ts'

const pageLength = 25

async function loadFeeds({ visit, request, owner }: FeedDesk) {
  const after = readCursor(new URL(request.url).searchParams.get('after'))
  const of = owner.organisation ? { organisationId: owner.organisation.id } : { placeId: owner.place?.id ?? '' }
  const page = await listFeeds({ of, after, limit: pageLength }, { database: visit.services.database })
  return { owner, page, paged: after !== undefined }
}

/** What the list of sources is called. */
export const listTitle = ({ organisation }: DeskOwner) => (organisation ? 'manage.nav.feeds' : 'feeds.title')

type Row = Awaited<ReturnType<typeof loadFeeds>>['page']['rows'][number]

/** The sources that fill a place, or those of an organisation. */
function FeedList({ owner, page: { rows, next }, paged }: Awaited<ReturnType<typeof loadFeeds>>) {
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
      <PageHead title={title} lead={t(isOwn ? 'feeds.leadOwn' : 'feeds.lead')} actions={rows.length > 0 && add} />
      <DataTable
        caption={title}
        hideCaption
        rows={rows}
        rowKey={(row) => row.id}
        empty={
          <EmptyState title={t('feeds.none')} level={2} icon="calendar" action={add}>
            {t(isOwn ? 'feeds.noneTextOwn' : 'feeds.noneText')}
          </EmptyState>
        }
        columns={[
          {
            key: 'name',
            title: t('feeds.name'),
            cell: (row) => <a href={`${owner.base}/${row.id}`}>{row.name}</a>,
            names: true,
          },
          { key: 'kind', title: t('feeds.kindLabel'), cell: (row) => t(`feeds.kind.${row.kind}`) },
          ...(isOwn ? [] : [by]),
          {
            key: 'read',
            title: t('feeds.readAt'),
            cell: (row) => (row.readAt ? dayAndTime(language, row.readAt, new Date()) : t('feeds.never')),
          },
          { key: 'state', title: t('feeds.state'), cell: (row) => <Repeats feed={row} /> },
        ]}
      />
      <Pagination
        label={t('common.pages')}
        previous={paged ? { href: owner.base, label: t('common.first') } : undefined}
        next={next ? { href: `?${new URLSearchParams({ after: next })}`, label: t('common.next') } : undefined}
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

export const loader = (asked: Route.LoaderArgs) => loadFeeds(feedDesk(asked))

export default function Page({ loaderData }: Route.ComponentProps) {
  return <FeedList {...loaderData} />
}
