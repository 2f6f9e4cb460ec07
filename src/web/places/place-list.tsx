import type { ReactNode } from 'react'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { SceneRows } from '#design/cards/scene-card.tsx'
import { ButtonLink } from '#design/forms/button.tsx'
import { ChosenFilters, FilterPanel } from '#design/forms/filter-panel.tsx'
import { SearchBox } from '#design/forms/search-box.tsx'
import { Select } from '#design/forms/select.tsx'
import { Columns, Grid, Stack } from '#design/layout/arrange.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { Pagination } from '#design/tables/pagination.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { withFilter } from '#web/site/list-address.ts'
import { type PagePlace, SitePage } from '#web/site/site-page.tsx'

/** A question that narrows a list: its name in the address, and what may be chosen. */
export interface ListFilter {
  name: string
  label: string
  /** What stands there while nothing is chosen. */
  any: string
  options: { value: string; label: string }[]
}

interface PlaceListProps {
  place: PagePlace
  /** Last part of the address, and the item of the navigation: `/{place}/badges` is `badges`. */
  list: 'badges' | 'pathways' | 'organisations' | 'employers' | 'roles' | 'vacancies' | 'needs'
  /** The item of the navigation, where that is another. */
  current?: string
  title: string
  lead: string
  /** Where it leads beside its rows. */
  actions?: ReactNode
  /** What the search box is for. */
  search: string
  /** What may be typed there. */
  example: string
  filters: Record<string, string>
  questions: ListFilter[]
  /** The cards; where there are none, `empty` stands there. */
  cards: ReactNode[]
  /** How wide a card wants to be, or rows with a small picture. */
  cells?: 'narrow' | 'normal' | 'wide' | 'rows'
  empty: ReactNode
  /** Whether this is not the first page, and where the next one begins. */
  paged: boolean
  next: string | undefined
}

/** A public list of a place: searched, narrowed, turned page by page, every view with an address of its own. */
export function PlaceList(props: PlaceListProps) {
  const {
    place,
    list,
    current = list,
    title,
    lead,
    actions,
    search,
    example,
    filters,
    questions,
    cards,
    cells,
    empty,
    paged,
    next,
  } = props
  const { t } = useTranslation()
  const path = `/${place.slug}/${list}`
  const address = { path, filters }
  const found = (
    <Stack>
      <ChosenFilters
        label={t('common.chosen')}
        filters={chosenOf(filters, questions).map(({ name, label }) => ({
          href: withFilter(address, { [name]: undefined }),
          label,
          remove: t('common.remove', { what: label }),
        }))}
      />
      {cards.length === 0 ? (
        empty
      ) : cells === 'rows' ? (
        <SceneRows>{cards}</SceneRows>
      ) : (
        <Grid cells={cells}>{cards}</Grid>
      )}
      <Pagination
        label={t('common.pages')}
        previous={paged ? { href: withFilter(address, {}), label: t('common.first') } : undefined}
        next={next ? { href: withFilter(address, { after: next }), label: t('common.next') } : undefined}
      />
    </Stack>
  )
  return (
    <SitePage title={title} description={lead} place={place} current={current}>
      <Wrap>
        <div className="page stack stack-l">
          <PageHead title={title} lead={lead} actions={actions} />
          <SearchBox
            action={path}
            label={search}
            variant="list"
            fields={[{ name: 'q', label: search, value: filters.q, example }]}
            submit={t('common.search')}
          >
            {questions.map(
              ({ name }) => filters[name] && <input key={name} type="hidden" name={name} value={filters[name]} />,
            )}
          </SearchBox>
          {questions.length === 0 ? (
            found
          ) : (
            <Columns kind="filters">
              <FilterPanel title={t('common.filter')} action={path} apply={t('common.apply')}>
                {filters.q && <input type="hidden" name="q" value={filters.q} />}
                {questions.map(({ name, label, any, options }) => (
                  <Select
                    key={name}
                    name={name}
                    label={label}
                    value={filters[name] ?? ''}
                    options={[{ value: '', label: any }, ...options]}
                  />
                ))}
              </FilterPanel>
              {found}
            </Columns>
          )}
        </div>
      </Wrap>
    </SitePage>
  )
}

interface NoneListedProps {
  /** Whether something that was chosen leaves nothing. */
  isNarrowed: boolean
  title: string
  text: string
  /** The whole list, where it is narrowed; else where one goes on. */
  href: string
  action: string
}

/** Stands in place of a list that has nothing to show. */
export function NoneListed({ isNarrowed, title, text, href, action }: NoneListedProps) {
  const { t } = useTranslation()
  const onward = (
    <ButtonLink kind="quiet" href={href}>
      {action}
    </ButtonLink>
  )
  return (
    <EmptyState title={title} level={2} action={onward}>
      {isNarrowed ? t('opportunities.none.text') : text}
    </EmptyState>
  )
}

/** What the list is narrowed to, in words; what the address says and nobody can choose is left out. */
export function chosenOf(filters: Record<string, string>, questions: ListFilter[]): { name: string; label: string }[] {
  return [
    ...(filters.q ? [{ name: 'q', label: `“${filters.q}”` }] : []),
    ...questions.flatMap(({ name, options }) => {
      const option = options.find(({ value }) => value === filters[name])
      return option ? [{ name, label: option.label }] : []
    }),
  ]
}
