import type { ReactNode } from 'react'
import type { Vacancy, VacancyStanding } from '#capabilities/work/vacancy.ts'
import { vacancyStandingOf } from '#capabilities/work/vacancy-rules.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { StatusTag } from '#design/cards/status-tag.tsx'
import type { Page } from '#infrastructure/database/keyset.ts'
import { longDate } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { localParts } from '#infrastructure/words/local-time.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskTable, rowsAPage } from '#web/desks/desk-table.tsx'
import { arrangeRows, listViewOf, stretchOf } from '#web/desks/list-view.ts'
import { vacancyTones } from './vacancy-tones.ts'

type Stretch = ReturnType<typeof stretchOf>

/** A list of vacancies on a desk, as its address asks for it: what an organisation wrote, or what a place shows. */
export async function arrangeVacancies(
  request: Request,
  {
    read,
    standings,
    now,
  }: { read: (stretch: Stretch) => Promise<Page<Vacancy>>; standings: VacancyStanding[]; now: Date },
) {
  const sorts = ['changed', 'title', 'who', 'closes'] as const
  const view = listViewOf(request, { filters: ['q', 'state'], sorts, isLatestFirst: true })
  const { rows, next: older } = await read(stretchOf(view))
  const today = localParts(now).date
  const all = rows.map((row) => ({ ...row, stands: vacancyStandingOf(row, today) }))
  const { state } = view.filters
  const found = arrangeRows(state ? all.filter(({ stands }) => stands === state) : all, view, {
    text: (one) => `${one.title} ${one.titleCy ?? ''} ${one.organisationName}`,
    pageLength: rowsAPage,
    by: {
      closes: (one) => one.closesOn,
      changed: (one) => one.changedAt,
      title: (one) => one.title,
      who: (one) => one.organisationName,
    },
  })
  const counts = standings.map((value) => ({ value, count: all.filter(({ stands }) => stands === value).length }))
  return { view, found, older, counts, all: all.length }
}

interface VacancyTableProps {
  list: Awaited<ReturnType<typeof arrangeVacancies>>
  /** Below which each has its page. */
  base: string
  title: string
  lead: string
  none: { title: string; text: string }
  actions?: ReactNode
  /** Whose each is, where they are not all of one organisation. */
  ofMany?: boolean
}

export function VacancyTable({ list, base, title, lead, none, actions, ofMany = false }: VacancyTableProps) {
  const { t, language } = useTranslation()
  const { view, found, older, counts, all } = list
  return (
    <DeskTable
      {...{ title, lead, view, older, actions }}
      rows={found.rows}
      total={found.total}
      rowKey={(one) => one.id}
      search={t('desk.list.search')}
      states={{
        filter: 'state',
        label: t('pledges.desk.state'),
        of: [
          { value: undefined, label: t('vacancies.lead.all'), count: all },
          ...counts.map(({ value, count }) => ({ value, label: t(`vacancies.state.${value}`), count })),
        ],
      }}
      empty={
        <EmptyState title={none.title} level={2} icon="award" action={actions}>
          {none.text}
        </EmptyState>
      }
      columns={[
        {
          ...{ key: 'title', sorts: 'title', title: t('vacancies.form.title'), names: true },
          cell: (one) => <a href={`${base}/${one.id}`}>{inLanguage(language, one.title, one.titleCy)}</a>,
        },
        ...(ofMany
          ? [{ key: 'who', sorts: 'who', title: t('vacancies.employer'), cell: (one: Vacancy) => one.organisationName }]
          : []),
        { key: 'kind', title: t('vacancies.form.kind'), cell: (one) => t(`vacancies.kind.${one.kind}`) },
        {
          ...{ key: 'state', title: t('pledges.desk.state') },
          cell: ({ stands }) => <StatusTag tone={vacancyTones[stands]}>{t(`vacancies.state.${stands}`)}</StatusTag>,
        },
        {
          ...{ key: 'closes', sorts: 'closes', title: t('vacancies.closes'), oneLine: true },
          cell: (one) => longDate(language, new Date(one.closesOn)),
        },
      ]}
    />
  )
}
