import { useTranslation } from 'react-i18next'
import { badgesOfOpportunities } from '#capabilities/badges/list-badges.ts'
import {
  countNearbyOpportunities,
  listNearbyOpportunities,
} from '#capabilities/opportunities/list-nearby-opportunities.ts'
import { OpportunityCard } from '#capabilities/opportunities/ui/opportunity-card.tsx'
import { listOrganisationChoices } from '#capabilities/organisations/list-organisations.ts'
import { listNeighbourhoods } from '#capabilities/places/find-place.ts'
import { findPosition } from '#capabilities/places/find-position.ts'
import { placeName } from '#capabilities/places/place.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { Notice } from '#design/cards/notice.tsx'
import { ButtonLink } from '#design/forms/button.tsx'
import { SearchBox } from '#design/forms/search-box.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import mapStyles from '#design/map/maplibre.css?url'
import { Pagination } from '#design/tables/pagination.tsx'
import { edgesOf, pictureSize, readView, viewAround, viewOf } from '#infrastructure/map/map-view.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import type { RouteHandle } from '../access.ts'
import { filtersOf, withFilter } from '../list-address.ts'
import { loadPlace } from '../load-place.ts'
import { MapColumn } from '../map-column.tsx'
import { drawGround, marksOfView, placeNames } from '../map-picture.ts'
import { ChosenOpportunityFilters, KeptFilters, OpportunityFilters } from '../opportunity-filters.tsx'
import { opportunityFilterNames, readNarrowing } from '../opportunity-narrowing.ts'
import { positionTrouble } from '../position-trouble.ts'
import { SitePage } from '../site-page.tsx'
import { visitOf } from '../visit.ts'
import type { Route } from './+types/$place.map'

export const handle: RouteHandle = { access: 'everybody' }
export const links = () => [{ rel: 'stylesheet', href: mapStyles }]

const countedUpTo = 500
const pageLength = 12
const mostPages = 20
const metersAMile = 1609.344
const distances = ['1', '3', '10'] as const
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const { services, now, language } = visit
  const { database, baseMap } = services
  const place = await loadPlace(visit, params.place)
  const filters = filtersOf(request, [...opportunityFilterNames, 'near', 'within', 'view'])
  const { narrowing, names } = await readNarrowing(visit, { place, filters })
  const neighbourhoods = await listNeighbourhoods(database, place.id)
  const found = filters.near ? await findPosition(filters.near, { database, baseMap, near: place }) : undefined
  const here = found?.ok ? found.position : undefined
  const within = distances.find((one) => one === filters.within) ?? '3'
  const view = readView(filters.view) ??
    (here && viewAround(here, { meters: Number(within) * metersAMile, size: pictureSize })) ??
    viewOf(neighbourhoods, pictureSize) ?? { ...place, zoom: 11 }
  const page = Math.min(mostPages, Math.max(1, Number(new URL(request.url).searchParams.get('page')) || 1))
  const edges = edgesOf(view, sizeAsked(request))
  const marks = await marksOfView(view, { database, narrowing })
  const [ground, drawnNames, rows, count, organisations] = await Promise.all([
    drawGround(view, services),
    placeNames(view, {
      baseMap,
      marks,
      here,
      parts: neighbourhoods.map((one) => ({ ...one, name: inLanguage(language, one.name, one.nameCy) })),
    }),
    listNearbyOpportunities(
      database,
      { narrowing, from: here ?? view, edges, limit: pageLength + 1, offset: (page - 1) * pageLength },
      now,
    ),
    countNearbyOpportunities(database, { narrowing, edges, atMost: countedUpTo }),
    listOrganisationChoices(database, place.id),
  ])
  const shown = rows.slice(0, pageLength)
  const badges = await badgesOfOpportunities(
    database,
    shown.map((row) => row.id),
  )
  return {
    place,
    filters,
    names,
    view,
    here,
    within,
    trouble: found && !found.ok ? positionTrouble[found.refusal] : undefined,
    picture: { marks, ground, names: drawnNames },
    list: { rows: shown, count, page, more: rows.length > pageLength && page < mostPages },
    badges: Object.fromEntries(badges),
    organisations,
  }
}

/** The map in the browser is larger or smaller than the drawn one; its list shows what it shows. */
function sizeAsked(request: Request) {
  const parts = /^(\d{2,4})x(\d{2,4})$/.exec(new URL(request.url).searchParams.get('size') ?? '')
  return parts ? { width: Number(parts[1]), height: Number(parts[2]) } : pictureSize
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
        {list.count >= countedUpTo ? t('map.foundMany', { count: list.count }) : t('map.found', { count: list.count })}
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
