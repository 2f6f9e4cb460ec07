import { placeName } from '#capabilities/places/place.ts'
import { Notice } from '#design/cards/notice.tsx'
import { SearchBox } from '#design/forms/search-box.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import mapStyles from '#design/map/maplibre.css?url'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { ChosenOpportunityFilters, KeptFilters, OpportunityFilters } from '#web/opportunities/opportunity-filters.tsx'
import { loadPlace } from '#web/places/load-place.ts'
import { SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/map-page'
import { distances, loadMap } from './load-map.ts'
import { MapColumn } from './map-column.tsx'
import { MapList } from './map-list.tsx'
import { MapSwitch } from './map-switch.tsx'
import { UsePosition } from './use-position.tsx'

export const links = () => [{ rel: 'stylesheet', href: mapStyles }]

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const place = await loadPlace(visit, params.place)
  return { place, ...(await loadMap(visit, { place, request })) }
}

export default function MapPage({ loaderData }: Route.ComponentProps) {
  const { place, filters, names, within, trouble, organisations } = loaderData
  const { t } = useTranslation()
  const language = useLanguage()
  const path = `/${place.slug}/map`
  const title = t('map.title', { place: placeName(place, language) })
  return (
    <SitePage title={title} description={t('map.lead')} place={place} current="map">
      <Wrap>
        <div className="page stack map-page">
          <PageHead title={title} />
          <SearchBox
            action={path}
            label={t('map.search')}
            variant={filters.near ? 'map' : 'list'}
            beside={!filters.near && <UsePosition />}
            fields={[
              { name: 'q', label: t('places.home.like'), value: filters.q, example: t('places.home.likeExample') },
              { name: 'near', label: t('map.near'), value: filters.near, example: t('map.nearExample') },
            ]}
            submit={t('common.search')}
          >
            {filters.near && (
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
            )}
            <KeptFilters filters={filters} except={['q', 'near', 'within', 'view']} />
          </SearchBox>
          {trouble && (
            <Notice tone="warn" title={t(trouble, { terms: filters.near })} live>
              {t('map.nearHelp')}
            </Notice>
          )}
          <div className="map-bar">
            <OpportunityFilters filters={filters} organisations={organisations} path={path} folded />
            <MapSwitch path={path} filters={filters} />
          </div>
          <ChosenOpportunityFilters filters={filters} names={names} path={path} />
          <div className="map-layout">
            <MapColumn {...loaderData} path={path} />
            <MapList data={loaderData} path={path} />
          </div>
        </div>
      </Wrap>
    </SitePage>
  )
}
