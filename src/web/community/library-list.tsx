import { madeKinds } from '#capabilities/community/library-item.ts'
import { listItems } from '#capabilities/community/list-items.ts'
import { listPlaces } from '#capabilities/places/find-place.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { Notice } from '#design/cards/notice.tsx'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { ButtonLink } from '#design/forms/button.tsx'
import { longDate } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskPage } from '#web/desks/desk-page.tsx'
import { DeskTable, rowsAPage } from '#web/desks/desk-table.tsx'
import { arrangeRows, listViewOf, stretchOf } from '#web/desks/list-view.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/library-list'
import { itemTones, titleOf } from './item-view.tsx'
import { libraryDesk } from './library-in-hand.ts'

export async function loader({ context, request }: Route.LoaderArgs) {
  const { services } = visitOf({ context })
  const { of, base, ownSlug } = libraryDesk({ context })
  const view = listViewOf(request, {
    filters: ['q', 'kind', 'place', 'state'],
    sorts: ['since', 'name', 'place', 'taken'],
    isLatestFirst: true,
  })
  const [{ rows, next: older }, places] = await Promise.all([
    listItems(stretchOf(view), { ...services, of }),
    listPlaces(services),
  ])
  const { kind, place, state } = view.filters
  const inPlace = rows.filter(
    (one) => (!place || one.placeSlug === place) && (state !== 'reported' || ownSlug || one.reports > 0),
  )
  const found = arrangeRows(kind ? inPlace.filter((one) => one.kind === kind) : inPlace, view, {
    pageLength: rowsAPage,
    text: (one) => [one.title, one.titleCy, one.placeName, one.placeNameCy, one.organisationName].join(' '),
    by: {
      since: (one) => one.sharedAt ?? one.createdAt,
      name: (one) => one.title,
      place: (one) => one.placeName,
      taken: (one) => one.copies,
    },
  })
  const counts = Object.fromEntries(madeKinds.map((one) => [one, inPlace.filter((row) => row.kind === one).length]))
  return {
    ...{ base, ownSlug, view, found, older, counts, total: inPlace.length },
    places: places.map(({ slug, name, nameCy }) => ({ slug, name, nameCy })),
    news: ['sent', 'removed'].find((one) => new URL(request.url).searchParams.has(one)),
  }
}

/** What places made and share, for those who lead one and for the programme team. */
export default function LibraryListPage({ loaderData }: Route.ComponentProps) {
  const { base, ownSlug, view, found, older, counts, total, places, news } = loaderData
  const { t, language } = useTranslation()
  const title = t('library.title')
  return (
    <DeskPage title={title}>
      {news && <Notice tone="good" title={t(news === 'sent' ? 'library.reportDone' : 'common.saved')} live />}
      <DeskTable
        title={title}
        lead={
          <p>
            <span className="muted">{t('library.lead')}</span>{' '}
            {ownSlug && <a href={`${base}?place=${ownSlug}`}>{t('library.ours')}</a>}{' '}
            <a href={`${base}/questions`}>{t('library.questions.title')}</a>{' '}
            <a href={`${base}/removed`}>{t('library.removals')}</a>
          </p>
        }
        actions={
          ownSlug && (
            <ButtonLink icon="plus" href={`${base}/new`}>
              {t('library.share')}
            </ButtonLink>
          )
        }
        view={view}
        rows={found.rows}
        total={found.total}
        older={older}
        rowKey={(row) => row.id}
        search={t('library.search')}
        more={
          <label>
            {t('library.place')}
            <select name="place" defaultValue={view.filters.place ?? ''}>
              <option value="">{t('library.anyPlace')}</option>
              {places.map(({ slug, name, nameCy }) => (
                <option key={slug} value={slug}>
                  {inLanguage(language, name, nameCy)}
                </option>
              ))}
            </select>
          </label>
        }
        states={{
          filter: 'kind',
          label: t('library.kindLabel'),
          of: [
            { value: undefined, label: t('library.allKinds'), count: total },
            ...madeKinds.map((value) => ({ value, label: t(`library.kind.${value}`), count: counts[value] ?? 0 })),
          ],
        }}
        empty={
          <EmptyState title={t('library.none')} level={2} icon="info">
            {t('library.noneText')}
          </EmptyState>
        }
        columns={[
          {
            ...{ key: 'name', sorts: 'name', title: t('library.name'), names: true },
            cell: (row) => <a href={`${base}/${row.id}`}>{titleOf(t, language, row)}</a>,
          },
          { key: 'kind', title: t('library.kindLabel'), cell: (row) => t(`library.kind.${row.kind}`) },
          {
            ...{ key: 'place', sorts: 'place', title: t('library.place') },
            cell: (row) => inLanguage(language, row.placeName, row.placeNameCy),
          },
          {
            ...{ key: 'since', sorts: 'since', title: t('library.since') },
            cell: (row) => (
              <>
                {row.sharedAt && longDate(language, row.sharedAt)}{' '}
                {row.state !== 'shared' && (
                  <StatusTag tone={itemTones[row.state]}>{t(`library.state.${row.state}`)}</StatusTag>
                )}
                {row.reports > 0 && row.state === 'shared' && (
                  <StatusTag tone="warn">{t('library.reported')}</StatusTag>
                )}
              </>
            ),
          },
          {
            ...{ key: 'taken', sorts: 'taken', title: t('library.taken') },
            cell: (row) => (row.copies > 0 ? t('library.takenBy', { count: row.copies }) : '–'),
          },
        ]}
      />
    </DeskPage>
  )
}
