import type { ReactNode } from 'react'
import { Button, ButtonGroup, ButtonLink } from '#design/forms/button.tsx'
import { Checkbox } from '#design/forms/choices.tsx'
import { SearchBox } from '#design/forms/search-box.tsx'
import { DeskHead } from '#design/layout/desk-head.tsx'
import { BulkActions, type Column, DataTable } from '#design/tables/data-table.tsx'
import { FilterTabs } from '#design/tables/filter-tabs.tsx'
import { Pagination } from '#design/tables/pagination.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { withFilter } from '#web/site/list-address.ts'
import type { BulkAnswer, BulkResult } from './bulk-form.ts'
import { BulkPanel, type BulkWords } from './bulk-question.tsx'
import { type ListView, lastPageOf, mostArranged, sortFilter } from './list-view.ts'
import { SavedViews } from './saved-views.tsx'

export const rowsAPage = 25

export type DeskColumn<Row> = Omit<Column<Row>, 'sort'> & {
  /** Its title sorts by it: the name of the order. */
  sorts?: string
}

interface TickedFile {
  label: string
  text?: string
  action?: string
  field?: string
  /** All are ticked to begin with. */
  isTicked?: boolean
}

interface DeskTableProps<Row> {
  title: string
  view: ListView
  rows: Row[]
  /** How many there are on all pages. */
  total: number
  rowKey: (row: Row) => string
  columns: DeskColumn<Row>[]
  empty: ReactNode
  /** What the list is, under its title. */
  lead?: ReactNode
  /** Buttons beside the title. */
  actions?: ReactNode
  /** What its search asks for; without it nothing is searched. */
  search?: string
  /** More that narrows it: selects beside the search. */
  more?: ReactNode
  /** The states, each a tab of its own. */
  states?: { filter: string; label: string; of: { value: string | undefined; label: string; count?: number }[] }
  /** Of a list that is read in stretches (`stretchOf`): where the older ones begin, if there are any. */
  older?: string | undefined
  /** The same of a list that begins with the earliest: where the later ones begin. */
  later?: string | undefined
  /** The list can be had as a table, at its address with `.csv`. */
  hasTable?: boolean
  /** Pages that have no number: where to go from here. */
  steps?: Pick<Parameters<typeof Pagination>[0], 'previous' | 'next'>
  /**
   * Ticked rows can be had by themselves: `id` names them at the address with `.csv`, unless another file is meant; beside
   * acts on many it is `subject`, as there.
   */
  tables?: TickedFile & { nameOf: (row: Row) => string }
  bulk?: {
    nameOf: (row: Row) => string
    acts: Record<string, BulkWords>
    refusal: (refusal: string) => string
    answer: BulkAnswer | undefined
    result: BulkResult | undefined
    /** Acts that belong to what is shown; all where it is left out. */
    offered?: string[]
  }
}

/** A list of a desk with its tools: count, states, search, views kept by name, order, what to do with many, table, pages. */
export function DeskTable<Row>(props: DeskTableProps<Row>) {
  const { title, rows, total, rowKey, columns, empty, lead, actions, search, more, states } = props
  const { older, later, hasTable, steps, tables, bulk } = props
  // Where pages have numbers, `after` is the stretch that they are pages of.
  const stretch = steps ? undefined : props.view.after
  // Rows of a page beyond the last are those of the last.
  const last = rows.length > 0 && !steps ? lastPageOf(total, rowsAPage) : props.view.page
  const view = { ...props.view, page: Math.min(props.view.page, last) }
  const { t } = useTranslation()
  const { path, filters } = view
  const address = { path, filters }
  const isNarrowed = Object.keys(filters).some((name) => name !== 'sort' && name !== states?.filter)
  const ticks = bulk ?? tables
  const here = withFilter(address, { page: view.page > 1 ? String(view.page) : undefined, after: view.after })
  const table = (
    <DataTable
      caption={title}
      hideCaption
      cards="rows"
      rows={rows}
      rowKey={rowKey}
      empty={isNarrowed ? <NothingFits path={path} /> : empty}
      columns={columns.map(({ sorts, ...column }) =>
        sorts ? { ...column, sort: sortOf(view, sorts, stretch) } : column,
      )}
      {...(ticks && {
        selection: {
          name: bulk ? 'subject' : (tables?.field ?? 'id'),
          value: rowKey,
          label: (row: Row) => t('desk.list.tickOne', { name: ticks.nameOf(row) }),
          title: t('desk.list.tickTitle'),
          chosen: () => view.isTicked || (!bulk && tables?.isTicked === true),
        },
      })}
    />
  )
  return (
    <>
      <DeskHead
        title={title}
        aside={t('desk.list.count', { count: total })}
        actions={
          <ButtonGroup>
            {hasTable && total > 0 && (
              <ButtonLink kind="quiet" href={withFilter({ path: `${path}.csv`, filters }, { after: stretch })}>
                {t('lead.export')}
              </ButtonLink>
            )}
            {actions}
          </ButtonGroup>
        }
      />
      {lead && (typeof lead === 'string' ? <p className="muted">{lead}</p> : lead)}
      {bulk && <BulkPanel {...bulk} here={here} />}
      {states && (
        <FilterTabs
          label={states.label}
          tabs={states.of.map(({ value, label, count }) => ({
            href: withFilter(address, { [states.filter]: value }),
            label,
            count,
            current: filters[states.filter] === value,
          }))}
        />
      )}
      {search && (total > 0 || isNarrowed) && (
        <SearchBox
          action={path}
          label={search}
          variant="list"
          fields={[{ name: 'q', label: search, value: filters.q }]}
          submit={t('common.search')}
        >
          {more}
          {states && filters[states.filter] && (
            <input type="hidden" name={states.filter} value={filters[states.filter]} />
          )}
          {filters.sort && <input type="hidden" name="sort" value={filters.sort} />}
          {stretch && <input type="hidden" name="after" value={stretch} />}
        </SearchBox>
      )}
      {(older || later || stretch) && (
        <Stretch
          view={view}
          stretch={stretch}
          next={older ?? later}
          words={'later' in props ? laterWords : olderWords}
        />
      )}
      <SavedViews path={path} filters={filters} />
      {ticks && rows.length > 0 ? (
        <Ticked {...{ view, total, here, bulk, tables }} shown={rows.length}>
          {table}
        </Ticked>
      ) : (
        table
      )}
      {steps ? <Pagination label={t('common.pages')} {...steps} /> : <Pages view={view} total={total} />}
    </>
  )
}

interface StretchProps {
  view: ListView
  stretch: string | undefined
  next: string | undefined
  words: typeof olderWords | typeof laterWords
}

const olderWords = {
  first: 'desk.list.cut',
  shown: 'desk.list.olderShown',
  next: 'desk.list.older',
  back: 'desk.list.latest',
} as const

const laterWords = {
  first: 'desk.list.cutLater',
  shown: 'desk.list.laterShown',
  next: 'desk.list.later',
  back: 'desk.list.earliest',
} as const

/** A list that is too long to be arranged at once says so, and leads on to what comes after. */
function Stretch({ view, stretch, next, words }: StretchProps) {
  const { t } = useTranslation()
  return (
    <p className="muted">
      {t(stretch ? words.shown : words.first, { count: mostArranged })}{' '}
      {next && <a href={withFilter(view, { after: next })}>{t(words.next)}</a>}{' '}
      {stretch && <a href={withFilter(view, {})}>{t(words.back)}</a>}
    </p>
  )
}

/** A column's title that sorts the list by it. */
export function sortOf(view: ListView, column: string, stretch?: string) {
  return {
    href: withFilter(view, { sort: sortFilter(view, column), after: stretch }),
    ...(view.sort === column ? { direction: view.descending ? ('descending' as const) : ('ascending' as const) } : {}),
  }
}

function NothingFits({ path }: { path: string }) {
  const { t } = useTranslation()
  return (
    <p>
      {t('desk.list.nothingFits')} <a href={path}>{t('desk.list.showAll')}</a>
    </p>
  )
}

/** Links, so that no script is needed. */
function TickAll({ view, count }: { view: ListView; count: number }) {
  const { t } = useTranslation()
  const page = view.page > 1 ? String(view.page) : undefined
  return (
    <p className="small">
      <a href={withFilter(view, { page, after: view.after, ticked: view.isTicked ? undefined : 'page' })}>
        {view.isTicked ? t('desk.list.untickPage') : t('desk.list.tickPage', { count })}
      </a>
    </p>
  )
}

interface TickedProps {
  view: ListView
  total: number
  shown: number
  here: string
  bulk: { acts: Record<string, BulkWords>; offered?: string[] } | undefined
  tables: TickedFile | undefined
  children: ReactNode
}

/** The form around rows that can be ticked: what is done to them, or the table that they are taken away as. */
function Ticked({ view, total, shown, here, bulk, tables, children }: TickedProps) {
  const { t } = useTranslation()
  const buttons = Object.entries(bulk?.acts ?? {}).filter(([act]) => !bulk?.offered || bulk.offered.includes(act))
  const label = t('desk.list.withTicked')
  if (!bulk)
    return (
      <form action={tables?.action ?? `${view.path}.csv`}>
        {!tables?.isTicked && <TickAll view={view} count={shown} />}
        {children}
        <BulkActions label={label}>
          {tables?.text && <p>{tables.text}</p>}
          <ButtonGroup>
            <Button kind="quiet" small>
              {tables?.label}
            </Button>
          </ButtonGroup>
        </BulkActions>
      </form>
    )
  return (
    <form method="post" action={here}>
      <TickAll view={view} count={shown} />
      {children}
      {buttons.length > 0 && (
        <BulkActions label={label}>
          {total > shown && <Checkbox name="all" label={t('desk.list.allThatMatch', { count: total })} />}
          <ButtonGroup>
            {buttons.map(([act, words]) => (
              <Button key={act} kind="quiet" small name="do" value={act}>
                {words.label}
              </Button>
            ))}
            {tables && (
              <Button kind="quiet" small formMethod="get" formAction={tables.action ?? `${view.path}.csv`}>
                {tables.label}
              </Button>
            )}
          </ButtonGroup>
        </BulkActions>
      )}
    </form>
  )
}

function Pages({ view, total }: { view: ListView; total: number }) {
  const { t } = useTranslation()
  const pages = lastPageOf(total, rowsAPage)
  const to = (page: number) => withFilter(view, { page: page > 1 ? String(page) : undefined, after: view.after })
  return (
    <Pagination
      label={t('common.pages')}
      previous={
        view.page > 1 ? { href: to(Math.min(view.page, pages + 1) - 1), label: t('common.previous') } : undefined
      }
      next={view.page < pages ? { href: to(view.page + 1), label: t('common.next') } : undefined}
      status={t('lead.organisations.page', { page: view.page, pages })}
    />
  )
}
