import { placeName } from '#capabilities/places/place.ts'
import { Notice } from '#design/cards/notice.tsx'
import { ButtonLink } from '#design/forms/button.tsx'
import { SearchBox } from '#design/forms/search-box.tsx'
import { Columns, Row, Stack } from '#design/layout/arrange.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { PositionNote } from '#web/map/position-note.tsx'
import { UsePosition } from '#web/map/use-position.tsx'
import { loadPlace } from '#web/places/load-place.ts'
import { withFilter } from '#web/site/list-address.ts'
import { SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/opportunity-list'
import { loadOpportunityList } from './load-opportunities.ts'
import { ChosenOpportunityFilters, KeptFilters, OpportunityFilters, WhenChips } from './opportunity-filters.tsx'
import { hasHolidays } from './opportunity-narrowing.ts'
import { OpportunityResults } from './opportunity-results.tsx'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const place = await loadPlace(visit, params.place)
  const [list, holidays] = await Promise.all([
    loadOpportunityList(visit, { request, place }),
    hasHolidays(visit, place.id),
  ])
  return { place, list, holidays }
}

export default function Opportunities({ loaderData }: Route.ComponentProps) {
  const { place, list, holidays } = loaderData
  const { filters, names, trouble, facets, organisations } = list
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
            beside={<UsePosition />}
          >
            <KeptFilters filters={filters} except={['q', 'near', 'sort']} />
          </SearchBox>
          {trouble && (
            <Notice tone="warn" title={t(trouble, { terms: filters.near })} live>
              {t('map.nearHelp')}
            </Notice>
          )}
          <PositionNote position={list.from} />
          <WhenChips filters={filters} path={path} holidays={holidays} />
          <Columns kind="filters">
            <OpportunityFilters filters={filters} organisations={organisations} path={path} counts={facets} />
            <Stack>
              <ChosenOpportunityFilters filters={filters} names={names} path={path} />
              <OpportunityResults list={list} placeSlug={place.slug} path={path} />
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

/** The visitor's position is not stored, and what is followed is followed at all times. */
function withoutPosition({ near: _near, sort: _sort, when: _when, on: _on, ...rest }: Record<string, string>) {
  return rest
}
