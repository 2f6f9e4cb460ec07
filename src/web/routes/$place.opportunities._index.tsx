import { useTranslation } from 'react-i18next'
import { badgesOfOpportunities } from '#capabilities/badges/list-badges.ts'
import { countOpportunities, listOpportunities } from '#capabilities/opportunities/list-opportunities.ts'
import { OpportunityCard } from '#capabilities/opportunities/ui/opportunity-card.tsx'
import { listOrganisationChoices } from '#capabilities/organisations/list-organisations.ts'
import { placeName } from '#capabilities/places/place.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { ButtonLink } from '#design/forms/button.tsx'
import { SearchBox } from '#design/forms/search-box.tsx'
import { Columns, Grid, Row, Stack } from '#design/layout/arrange.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { Pagination } from '#design/tables/pagination.tsx'
import { readCursor } from '#infrastructure/database/keyset.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import type { RouteHandle } from '../access.ts'
import { filtersOf, withFilter } from '../list-address.ts'
import { loadPlace } from '../load-place.ts'
import { ChosenOpportunityFilters, KeptFilters, OpportunityFilters } from '../opportunity-filters.tsx'
import { opportunityFilterNames, readNarrowing } from '../opportunity-narrowing.ts'
import { SitePage } from '../site-page.tsx'
import { visitOf } from '../visit.ts'
import type { Route } from './+types/$place.opportunities._index'

export const handle: RouteHandle = { access: 'everybody' }

const countedUpTo = 500

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const { services, now } = visit
  const { database } = services
  const place = await loadPlace(visit, params.place)
  const filters = filtersOf(request, opportunityFilterNames)
  const { narrowing: filter, names } = await readNarrowing(visit, { place, filters })
  const after = readCursor(new URL(request.url).searchParams.get('after'))
  const [page, count, organisations] = await Promise.all([
    listOpportunities(database, { ...filter, after, limit: 18 }, now),
    countOpportunities(database, filter, { now, atMost: countedUpTo }),
    listOrganisationChoices(database, place.id),
  ])
  const badges = await badgesOfOpportunities(
    database,
    page.rows.map((row) => row.id),
  )
  return {
    place,
    filters,
    names,
    page,
    paged: Boolean(after),
    count,
    organisations,
    badges: Object.fromEntries(badges),
  }
}

export default function Opportunities({ loaderData }: Route.ComponentProps) {
  const { place, filters, names, page, paged, count, badges, organisations } = loaderData
  const { t } = useTranslation()
  const language = useLanguage()
  const path = `/${place.slug}/opportunities`
  const title = t('opportunities.title', { place: placeName(place, language) })
  return (
    <SitePage title={title} description={t('opportunities.lead')} place={place} current="learn">
      <Wrap>
        <div className="page stack stack-l">
          <PageHead title={title} lead={t('opportunities.lead')} />
          <SearchBox
            action={path}
            label={t('opportunities.search')}
            variant="list"
            fields={[
              { name: 'q', label: t('places.home.like'), value: filters.q, example: t('places.home.likeExample') },
            ]}
            submit={t('common.search')}
          >
            <KeptFilters filters={filters} except={['q']} />
          </SearchBox>
          <Columns kind="filters">
            <OpportunityFilters filters={filters} organisations={organisations} path={path} />
            <Stack>
              <ChosenOpportunityFilters filters={filters} names={names} path={path} />
              <Row apart>
                <p className="muted" role="status">
                  {count >= countedUpTo ? t('opportunities.foundMany', { count }) : t('opportunities.found', { count })}
                </p>
                <ButtonLink
                  kind="quiet"
                  small
                  icon="map"
                  href={withFilter({ path: `/${place.slug}/map`, filters }, {})}
                >
                  {t('map.open')}
                </ButtonLink>
              </Row>
              {page.rows.length === 0 ? (
                <EmptyState
                  title={t('opportunities.none.title')}
                  level={2}
                  action={
                    <ButtonLink kind="quiet" href={path}>
                      {t('opportunities.none.action')}
                    </ButtonLink>
                  }
                >
                  {t('opportunities.none.text')}
                </EmptyState>
              ) : (
                <Grid>
                  {page.rows.map((row) => (
                    <OpportunityCard key={row.id} opportunity={row} badges={badges[row.id] ?? []} level={2} />
                  ))}
                </Grid>
              )}
              <Pagination
                label={t('common.pages')}
                previous={paged ? { href: withFilter({ path, filters }, {}), label: t('common.first') } : undefined}
                next={
                  page.next
                    ? { href: withFilter({ path, filters }, { after: page.next }), label: t('common.next') }
                    : undefined
                }
              />
            </Stack>
          </Columns>
        </div>
      </Wrap>
    </SitePage>
  )
}
