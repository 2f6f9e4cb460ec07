import { useTranslation } from 'react-i18next'
import { OpportunityCard } from '#capabilities/opportunities/ui/opportunity-card.tsx'
import { placeName } from '#capabilities/places/place.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { Notice } from '#design/cards/notice.tsx'
import { ButtonLink } from '#design/forms/button.tsx'
import { SearchBox } from '#design/forms/search-box.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import mapStyles from '#design/map/maplibre.css?url'
import { Pagination } from '#design/tables/pagination.tsx'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import type { RouteHandle } from '../access.ts'
import { withFilter } from '../list-address.ts'
import { distances, loadMap, mapCountedUpTo } from '../load-map.ts'
import { loadPlace } from '../load-place.ts'
import { MapColumn } from '../map-column.tsx'
import { ChosenOpportunityFilters, KeptFilters, OpportunityFilters } from '../opportunity-filters.tsx'
import { SitePage } from '../site-page.tsx'
import { visitOf } from '../visit.ts'
import type { Route } from './+types/$place.map'

export const handle: RouteHandle = { access: 'everybody' }
export const links = () => [{ rel: 'stylesheet', href: mapStyles }]

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const place = await loadPlace(visit, params.place)
  return { place, ...(await loadMap(visit, { place, request })) }
}

type Data = Route.ComponentProps['loaderData']

export default function MapPage({ loaderData }: Route.ComponentProps) {
  const { place, filters, names, within, trouble, organisations } = loaderData
  const { t } = useTranslation()
  const language = useLanguage()
  const path = `/${place.slug}/map`
  const title = t('map.title', { place: placeName(place, language) })
  return (
    <SitePage title={title} description={t('map.lead')} place={place} current="map">
      <Wrap>
        <div className="page stack stack-l">
          <PageHead title={title} lead={t('map.lead')} />
          <SearchBox
            action={path}
            label={t('map.search')}
            variant="list"
            fields={[
              { name: 'q', label: t('places.home.like'), value: filters.q, example: t('places.home.likeExample') },
              { name: 'near', label: t('map.near'), value: filters.near, example: t('map.nearExample') },
            ]}
            submit={t('common.search')}
          >
            <label>
              {t('map.within')}
              <select name="within" defaultValue={within}>
                {distances.map((one) => (
                  <option key={one} value={one}>
                    {t(`map.withinMiles.${one}`)}
                  </option>
                ))}
              </select>
            </label>
            <KeptFilters filters={filters} except={['q', 'near', 'within', 'view']} />
          </SearchBox>
          {trouble && (
            <Notice tone="warn" title={t(trouble, { words: filters.near })} live>
              {t('map.nearHelp')}
            </Notice>
          )}
          <OpportunityFilters filters={filters} organisations={organisations} path={path} folded />
          <ChosenOpportunityFilters filters={filters} names={names} path={path} />
          <div className="map-layout">
            <MapColumn {...loaderData} path={path} />
            <ListColumn data={loaderData} path={path} />
          </div>
        </div>
      </Wrap>
    </SitePage>
  )
}

function ListColumn({ data: { list, badges, filters, here, place }, path }: { data: Data; path: string }) {
  const { t } = useTranslation()
  const page = (number: number) => withFilter({ path, filters }, { page: number > 1 ? String(number) : undefined })
  return (
    <section className="stack" id="map-list" aria-label={t('map.list')}>
      <p className="muted" role="status">
        {list.count >= mapCountedUpTo
          ? t('map.foundMany', { count: list.count })
          : t('map.found', { count: list.count })}
      </p>
      {list.rows.length === 0 ? (
        <EmptyState
          title={t('map.none')}
          level={2}
          action={
            <ButtonLink kind="quiet" href={path}>
              {t('map.wholePlace')}
            </ButtonLink>
          }
        >
          {t('map.noneText')}
        </EmptyState>
      ) : (
        <ul className="grid">
          {list.rows.map((row) => (
            <li key={row.id}>
              <OpportunityCard
                opportunity={row}
                badges={badges[row.id] ?? []}
                level={2}
                distanceMeters={here ? row.distanceMeters : undefined}
              />
            </li>
          ))}
        </ul>
      )}
      <Pagination
        label={t('common.pages')}
        previous={list.page > 1 ? { href: page(list.page - 1), label: t('common.previous') } : undefined}
        next={list.more ? { href: page(list.page + 1), label: t('common.next') } : undefined}
      />
      <p>
        <a href={withFilter({ path: `/${place.slug}/opportunities`, filters: withoutView(filters) }, {})}>
          {t('map.asList')}
        </a>
      </p>
    </section>
  )
}

function withoutView({ within: _within, view: _view, ...rest }: Record<string, string>) {
  return rest
}
