import type { LogEntry, LogPage } from '#capabilities/places/list-log.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { ButtonLink } from '#design/forms/button.tsx'
import { SearchBox } from '#design/forms/search-box.tsx'
import { DeskHead } from '#design/layout/desk-head.tsx'
import { DataTable } from '#design/tables/data-table.tsx'
import { Pagination } from '#design/tables/pagination.tsx'
import { dayAndTime, longDate } from '#infrastructure/words/formats.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { withFilter } from '#web/site/list-address.ts'
import { logSubjects, oldestFirst } from './log-filter.ts'
import { actionInWords } from './log-words.ts'
import { SavedViews } from './saved-views.tsx'

interface LogTableProps {
  log: LogPage
  path: string
  filters: Record<string, string>
  /** For administrators, who see several. */
  withPlace?: boolean
}

/** What was done, by whom and when: filtered, exported, linked to. */
export function LogTable({ log, path, filters, withPlace }: LogTableProps) {
  const { t, language } = useTranslation()
  const address = { path, filters }
  const isOldestFirst = filters.sort === oldestFirst
  return (
    <>
      <DeskHead
        title={t('desk.nav.log')}
        actions={
          <ButtonLink kind="quiet" href={withFilter({ path: `${path}.csv`, filters }, {})}>
            {t('lead.export')}
          </ButtonLink>
        }
      />
      <p className="muted">{t('desk.log.lead')}</p>
      <SearchBox
        action={path}
        label={t('desk.log.filter')}
        variant="list"
        fields={[{ name: 'q', label: t('desk.log.search'), value: filters.q }]}
        submit={t('desk.log.filter')}
      >
        <label>
          {t('desk.log.about')}
          <select name="about" defaultValue={filters.about ?? ''}>
            <option value="">{t('desk.log.everything')}</option>
            {logSubjects.map((subject) => (
              <option key={subject} value={subject}>
                {t(`desk.log.subject.${subject}`)}
              </option>
            ))}
          </select>
        </label>
        {(['from', 'until'] as const).map((name) => (
          <label key={name}>
            {t(`desk.log.${name}`)}
            <input type="date" name={name} defaultValue={filters[name]} />
          </label>
        ))}
        {filters.sort && <input type="hidden" name="sort" value={filters.sort} />}
      </SearchBox>
      <SavedViews path={path} filters={filters} />
      <DataTable
        caption={t('desk.nav.log')}
        hideCaption
        cards="rows"
        rows={log.entries}
        rowKey={(row) => row.id}
        empty={
          log.lookedUntil ? (
            t('desk.log.noneYet')
          ) : (
            <EmptyState title={t('desk.log.none')} level={2}>
              {t('desk.log.noneText')}
            </EmptyState>
          )
        }
        columns={[
          {
            key: 'at',
            title: t('desk.log.when'),
            oneLine: true,
            sort: {
              href: withFilter(address, { sort: isOldestFirst ? undefined : oldestFirst }),
              direction: isOldestFirst ? 'ascending' : 'descending',
            },
            cell: (row) => (
              <time dateTime={row.at.toISOString()} title={longDate(language, row.at)}>
                {dayAndTime(language, row.at, new Date())}
              </time>
            ),
          },
          {
            key: 'who',
            title: t('desk.log.who'),
            cell: (row) => row.actorName || t('lead.organisation.someone'),
          },
          { key: 'what', title: t('desk.log.what'), names: true, cell: (row) => actionInWords(t, row) },
          ...(withPlace
            ? [{ key: 'place', title: t('manage.organisation.place'), cell: (row: LogEntry) => row.placeName ?? '–' }]
            : []),
        ]}
      />
      {log.lookedUntil && (
        <p className="muted">
          {t(isOldestFirst ? 'desk.log.lookedUpTo' : 'desk.log.lookedBackTo', {
            date: longDate(language, log.lookedUntil),
          })}
        </p>
      )}
      <Pagination
        label={t('common.pages')}
        previous={undefined}
        next={
          log.next
            ? {
                href: withFilter(address, { after: log.next }),
                label: t(isOldestFirst ? 'desk.log.later' : 'desk.log.earlier'),
              }
            : undefined
        }
      />
    </>
  )
}
