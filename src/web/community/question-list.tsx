import { listQuestions } from '#capabilities/community/list-questions.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { ButtonLink } from '#design/forms/button.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { longDate } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskPage } from '#web/desks/desk-page.tsx'
import { DeskTable, rowsAPage } from '#web/desks/desk-table.tsx'
import { arrangeRows, listViewOf, stretchOf } from '#web/desks/list-view.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/question-list'
import { itemTones } from './item-view.tsx'
import { libraryDesk } from './library-in-hand.ts'

export async function loader({ context, request }: Route.LoaderArgs) {
  const { services } = visitOf({ context })
  const { of, base, ownSlug } = libraryDesk({ context })
  const view = listViewOf(request, {
    filters: ['q', 'state'],
    sorts: ['since', 'name', 'place', 'answers'],
    isLatestFirst: true,
  })
  const { rows, next: older } = await listQuestions(stretchOf(view), { ...services, of })
  const states = {
    open: rows.filter((one) => !one.isAnswered),
    answered: rows.filter((one) => one.isAnswered),
    ...(ownSlug && { ours: rows.filter((one) => one.placeSlug === ownSlug) }),
  }
  const { state } = view.filters
  const narrowed = Object.entries(states).find(([name]) => name === state)?.[1] ?? rows
  const found = arrangeRows(narrowed, view, {
    pageLength: rowsAPage,
    text: (one) => [one.title, one.titleCy, one.body, one.bodyCy, one.placeName, one.placeNameCy].join(' '),
    by: {
      since: (one) => one.sharedAt ?? one.createdAt,
      name: (one) => one.title,
      place: (one) => one.placeName,
      answers: (one) => one.answers,
    },
  })
  const shown = found.rows.map(({ body: _, bodyCy: __, ...row }) => row)
  const counts = { open: states.open.length, answered: states.answered.length, ours: states.ours?.length }
  return {
    base,
    isLead: ownSlug !== undefined,
    view,
    found: { ...found, rows: shown },
    older,
    counts,
    all: rows.length,
  }
}

/** What those who lead places ask each other: for them, and for the programme team. */
export default function QuestionListPage({ loaderData }: Route.ComponentProps) {
  const { base, isLead, view, found, older, counts, all } = loaderData
  const { t, language } = useTranslation()
  const title = t('library.questions.title')
  const tabs = (['open', 'answered', ...(isLead ? (['ours'] as const) : [])] as const).map((value) => ({
    ...{ value, label: t(`library.questions.state.${value}`), count: counts[value] ?? 0 },
  }))
  return (
    <DeskPage title={title}>
      <BackLink href={base} label={t('library.title')} />
      <DeskTable
        title={title}
        lead={t('library.questions.lead')}
        actions={
          isLead && (
            <ButtonLink icon="plus" href={`${base}/new?kind=question`}>
              {t('library.questions.ask')}
            </ButtonLink>
          )
        }
        view={view}
        rows={found.rows}
        total={found.total}
        older={older}
        rowKey={(row) => row.id}
        search={t('library.questions.search')}
        states={{
          filter: 'state',
          label: t('library.questions.stateLabel'),
          of: [{ value: undefined, label: t('library.allKinds'), count: all }, ...tabs],
        }}
        empty={
          <EmptyState title={t('library.questions.none')} level={2} icon="info">
            {t('library.questions.noneText')}
          </EmptyState>
        }
        columns={[
          {
            ...{ key: 'name', sorts: 'name', title: t('library.kind.question'), names: true },
            cell: (row) => <a href={`${base}/${row.id}`}>{inLanguage(language, row.title, row.titleCy)}</a>,
          },
          {
            ...{ key: 'place', sorts: 'place', title: t('library.place') },
            cell: (row) => inLanguage(language, row.placeName, row.placeNameCy),
          },
          {
            ...{ key: 'since', sorts: 'since', title: t('library.questions.asked') },
            cell: (row) => row.sharedAt && longDate(language, row.sharedAt),
          },
          {
            ...{ key: 'answers', sorts: 'answers', title: t('library.questions.answersColumn') },
            cell: (row) => row.answers,
          },
          {
            ...{ key: 'state', title: t('library.questions.stateLabel'), bare: true },
            cell: (row) => {
              if (row.state !== 'shared')
                return <StatusTag tone={itemTones[row.state]}>{t(`library.state.${row.state}`)}</StatusTag>
              return row.isAnswered ? <StatusTag tone="good">{t('library.questions.state.answered')}</StatusTag> : null
            },
          },
        ]}
      />
    </DeskPage>
  )
}
