import { useTranslation } from 'react-i18next'
import { badgesOfOpportunities } from '#capabilities/badges/list-badges.ts'
import { countOpportunityFacets } from '#capabilities/opportunities/count-facets.ts'
import { countOpportunities, listOpportunities } from '#capabilities/opportunities/list-opportunities.ts'
import {
  type OpportunityNarrowing,
  type OpportunityOrder,
  opportunityOrders,
} from '#capabilities/opportunities/opportunity.ts'
import {
  awayFrom,
  listAlternatives,
  type OpportunityFound,
  searchOpportunities,
} from '#capabilities/opportunities/search-opportunities.ts'
import { OpportunityCard } from '#capabilities/opportunities/ui/opportunity-card.tsx'
import { listOrganisationChoices } from '#capabilities/organisations/list-organisations.ts'
import { findPosition } from '#capabilities/places/find-position.ts'
import { placeName } from '#capabilities/places/place.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { Notice } from '#design/cards/notice.tsx'
import { Chips } from '#design/cards/tags.tsx'
import { ButtonLink } from '#design/forms/button.tsx'
import { SearchBox } from '#design/forms/search-box.tsx'
import { Columns, Grid, Row, Stack } from '#design/layout/arrange.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Section } from '#design/layout/section.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { Pagination } from '#design/tables/pagination.tsx'
import type { Database } from '#infrastructure/database/database.ts'
import { readCursor } from '#infrastructure/database/keyset.ts'
import type { Position } from '#infrastructure/map/mercator.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import type { RouteHandle } from '../access.ts'
import { AnsweredBy } from '../answered-by.tsx'
import { filtersOf, withFilter } from '../list-address.ts'
import { loadPlace } from '../load-place.ts'
import { ChosenOpportunityFilters, filterAges, KeptFilters, OpportunityFilters } from '../opportunity-filters.tsx'
import { opportunityFilterNames, readNarrowing } from '../opportunity-narrowing.ts'
import { positionTrouble } from '../position-trouble.ts'
import { SitePage } from '../site-page.tsx'
import { visitOf } from '../visit.ts'
import type { Route } from './+types/$place.opportunities._index'

export const handle: RouteHandle = { access: 'everybody' }

const countedUpTo = 500
const pageLength = 18
const mostPages = 20

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const { services, now } = visit
  const { database } = services
  const place = await loadPlace(visit, params.place)
  const filters = filtersOf(request, [...opportunityFilterNames, 'near', 'sort'])
  const { narrowing, names } = await readNarrowing(visit, { place, filters })
  const found = filters.near ? await findPosition(filters.near, { ...services, near: place }) : undefined
  const from = found?.ok ? found.position : undefined
  const orders = opportunityOrders.filter((one) => isPossible(one, { words: narrowing.words, from }))
  const order = orders.find((one) => one === filters.sort) ?? (from ? 'nearest' : (orders[0] ?? 'newest'))
  const [list, count, organisations, facets] = await Promise.all([
    loadList(request, { database, narrowing, order, from, now }),
    countOpportunities(database, narrowing, { now, atMost: countedUpTo }),
    listOrganisationChoices(database, place.id),
    countOpportunityFacets(database, narrowing, { ages: filterAges }),
  ])
  const alternatives =
    list.rows.length === 0 && filters.q
      ? await listAlternatives(database, { placeId: place.id, words: filters.q, limit: 3 }, now)
      : []
  const badges = await badgesOfOpportunities(
    database,
    [...list.rows, ...alternatives].map((row) => row.id),
  )
  return {
    place,
    filters,
    names,
    list,
    orders,
    order,
    from,
    trouble: found && !found.ok ? positionTrouble[found.refusal] : undefined,
    count,
    facets,
    organisations,
    alternatives,
    badges: Object.fromEntries(badges),
  }
}

function isPossible(order: OpportunityOrder, { words, from }: { words?: string; from?: object }): boolean {
  return order === 'relevance' ? Boolean(words) : order === 'nearest' ? from !== undefined : true
}

interface ListRequest {
  database: Database
  narrowing: OpportunityNarrowing
  order: OpportunityOrder
  from: Position | undefined
  now: Date
}

/** What is new is read page after page without an end; every other order is for the first few pages. */
async function loadList(request: Request, { database, narrowing, order, from, now }: ListRequest) {
  const { searchParams } = new URL(request.url)
  if (order === 'newest') {
    const after = readCursor(searchParams.get('after'))
    const page = await listOpportunities(database, { ...narrowing, after, limit: pageLength }, now)
    const rows: OpportunityFound[] = page.rows.map((row) => ({ ...row, distanceMeters: awayFrom(row, from) }))
    return { rows, first: after ? {} : undefined, next: page.next ? { after: page.next } : undefined }
  }
  const page = Math.min(mostPages, Math.max(1, Number(searchParams.get('page')) || 1))
  const rows = await searchOpportunities(
    database,
    { narrowing, order, from, limit: pageLength + 1, offset: (page - 1) * pageLength },
    now,
  )
  const isMore = rows.length > pageLength && page < mostPages
  return {
    rows: rows.slice(0, pageLength),
    first: page > 1 ? {} : undefined,
    next: isMore ? { page: String(page + 1) } : undefined,
  }
}

type Data = Route.ComponentProps['loaderData']

export default function Opportunities({ loaderData }: Route.ComponentProps) {
  const { place, filters, names, trouble, facets, organisations } = loaderData
  const { t } = useTranslation()
  const language = useLanguage()
  const path = `/${place.slug}/opportunities`
  const title = t('opportunities.title', { place: placeName(place, language) })
  const followed = (kind: 'atom' | 'ics' | 'csv') =>
    withFilter({ path: `${path}.${kind}`, filters }, { near: undefined, sort: undefined })
  return (
    <SitePage
      title={title}
      description={t('opportunities.lead')}
      place={place}
      current="learn"
      feed={{ title, href: followed('atom') }}
    >
      <Wrap>
        <div className="page stack stack-l">
          <PageHead title={title} lead={t('opportunities.lead')} />
          <SearchBox
            action={path}
            label={t('opportunities.search')}
            variant="list"
            fields={[
              { name: 'q', label: t('places.home.like'), value: filters.q, example: t('places.home.likeExample') },
              { name: 'near', label: t('map.near'), value: filters.near, example: t('map.nearExample') },
            ]}
            submit={t('common.search')}
          >
            <KeptFilters filters={filters} except={['q', 'near', 'sort']} />
          </SearchBox>
          {trouble && (
            <Notice tone="warn" title={t(trouble, { words: filters.near })} live>
              {t('map.nearHelp')}
            </Notice>
          )}
          <AnsweredBy position={loaderData.from} />
          <Columns kind="filters">
            <OpportunityFilters filters={filters} organisations={organisations} path={path} counts={facets} />
            <Stack>
              <ChosenOpportunityFilters filters={filters} names={names} path={path} />
              <Results data={loaderData} path={path} />
              <Row>
                <ButtonLink
                  kind="quiet"
                  href={`/me/following/new?${new URLSearchParams({ place: place.slug, ...withoutPosition(filters) })}`}
                >
                  {t('following.start')}
                </ButtonLink>
                <a href={followed('ics')}>{t('opportunities.asCalendar')}</a>
                <a href={followed('atom')}>{t('opportunities.asFeed')}</a>
                <a href={followed('csv')}>{t('opportunities.asTable')}</a>
              </Row>
            </Stack>
          </Columns>
        </div>
      </Wrap>
    </SitePage>
  )
}

function Results({ data, path }: { data: Data; path: string }) {
  const { place, filters, names, list, order, orders, count, badges } = data
  const { t } = useTranslation()
  const inOrder = (one: string) => withFilter({ path, filters }, { sort: one })
  return (
    <>
      <Row apart>
        <p className="muted" role="status">
          {count >= countedUpTo ? t('opportunities.foundMany', { count }) : t('opportunities.found', { count })}
          {names.meant && ` ${t('opportunities.meant', { words: names.meant })}`}
        </p>
        <ButtonLink
          kind="quiet"
          small
          icon="map"
          href={withFilter({ path: `/${place.slug}/map`, filters }, { sort: undefined })}
        >
          {t('map.open')}
        </ButtonLink>
      </Row>
      {orders.length > 1 && list.rows.length > 1 && (
        <Chips
          label={t('opportunities.orderLabel')}
          named
          chips={orders.map((one) => ({
            href: inOrder(one),
            label: t(`opportunities.order.${one}`),
            current: one === order,
          }))}
        />
      )}
      {list.rows.length === 0 ? (
        <NothingFound data={data} path={path} />
      ) : (
        <Grid>
          {list.rows.map((row) => (
            <OpportunityCard
              key={row.id}
              opportunity={row}
              badges={badges[row.id] ?? []}
              level={2}
              distanceMeters={row.distanceMeters}
            />
          ))}
        </Grid>
      )}
      <Pagination
        label={t('common.pages')}
        previous={list.first && { href: withFilter({ path, filters }, list.first), label: t('common.first') }}
        next={list.next && { href: withFilter({ path, filters }, list.next), label: t('common.next') }}
      />
    </>
  )
}

/** What to do instead: another word, fewer filters, or what comes nearest to the words. */
function NothingFound({ data: { filters, alternatives, badges }, path }: { data: Data; path: string }) {
  const { t } = useTranslation()
  const { q, ...others } = filters
  const isNarrowed = Object.keys(others).some((name) => name !== 'sort' && name !== 'near')
  return (
    <>
      <EmptyState
        title={t('opportunities.none.title')}
        level={2}
        action={
          <ButtonLink kind="quiet" href={q && isNarrowed ? withFilter({ path, filters: { q } }, {}) : path}>
            {q && isNarrowed ? t('opportunities.none.withoutFilters', { words: q }) : t('opportunities.none.action')}
          </ButtonLink>
        }
      >
        {t('opportunities.none.text')}
      </EmptyState>
      {alternatives.length > 0 && (
        <Section title={t('opportunities.none.alternatives')}>
          <Grid>
            {alternatives.map((row) => (
              <OpportunityCard key={row.id} opportunity={row} badges={badges[row.id] ?? []} />
            ))}
          </Grid>
        </Section>
      )}
    </>
  )
}

/** Where somebody looked from is theirs: it is not kept. */
function withoutPosition({ near: _near, sort: _sort, ...rest }: Record<string, string>) {
  return rest
}
