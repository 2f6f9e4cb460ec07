import { badgesOfOpportunities } from '#capabilities/badges/list-badges.ts'
import { listOpportunities } from '#capabilities/opportunities/list-opportunities.ts'
import { publicOpportunity } from '#capabilities/opportunities/public-opportunity.ts'
import { OpportunityRow } from '#capabilities/opportunities/ui/opportunity-rows.tsx'
import { placeName } from '#capabilities/places/place.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { SceneRows } from '#design/cards/scene-card.tsx'
import mapStyles from '#design/map/maplibre.css?url'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { EventAgenda } from '#web/events/event-agenda.tsx'
import { loadEvents } from '#web/events/load-events.ts'
import { loadMap } from '#web/map/load-map.ts'
import { MapColumn } from '#web/map/map-column.tsx'
import { loadPlace } from '#web/places/load-place.ts'
import { filtersOf, withFilter } from '#web/site/list-address.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/embed'
import { opportunityFilterNames, readNarrowing } from './opportunity-narrowing.ts'

export const links = () => [{ rel: 'stylesheet', href: mapStyles }]

const pageLength = 12

/** A list or map embedded in another site's page: no navigation, no cookie, links open this site. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const { database } = visit.services
  const place = await loadPlace(visit, params.place)
  const filters = filtersOf(request, opportunityFilterNames)
  const { narrowing, names } = await readNarrowing(visit, { place, filters })
  const show = new URL(request.url).searchParams.get('show')
  const map = show === 'map' ? await loadMap(visit, { place, request }) : undefined
  // Another site's visitors are everybody: what is for the network stays here.
  const on =
    show === 'events'
      ? await loadEvents({ narrowing, audience: 'everybody', limit: pageLength }, { database, now: visit.now })
      : undefined
  const { rows, next } = await listOpportunities({ ...narrowing, limit: pageLength }, { database, now: visit.now })
  const badges = await badgesOfOpportunities(
    rows.map(({ id }) => id),
    { database },
  )
  return {
    place,
    filters,
    names,
    map,
    on,
    now: visit.now,
    rows: rows.map(publicOpportunity),
    isMore: next !== undefined,
    badges: Object.fromEntries(badges),
  }
}

export default function Embed({ loaderData }: Route.ComponentProps) {
  const { place, filters, names, map, on, now, rows, badges } = loaderData
  const { t } = useTranslation()
  const language = useLanguage()
  const title =
    names.organisation ?? t(on ? 'events.title' : 'opportunities.title', { place: placeName(place, language) })
  const whole = withFilter({ path: `/${place.slug}/${map ? 'map' : on ? 'events' : 'opportunities'}`, filters }, {})
  const isMore = on ? on.next !== undefined : loaderData.isMore
  return (
    <div className="site embed" data-hue={place.hue}>
      <title>{title}</title>
      <meta name="robots" content="noindex" />
      <base target="_blank" />
      <main id="content" className="stack">
        <h1 className="embed-title">{title}</h1>
        {map ? (
          <MapColumn {...map} place={place} path={`/${place.slug}/map`} />
        ) : on && on.events.length > 0 ? (
          <EventAgenda events={on.events} now={now} saysForWhom={false} />
        ) : on || rows.length === 0 ? (
          <EmptyState title={t('embed.none')} level={2}>
            {t('embed.noneText')}
          </EmptyState>
        ) : (
          <SceneRows>
            {rows.map((row) => (
              <OpportunityRow key={row.id} opportunity={row} badges={badges[row.id] ?? []} level={2} />
            ))}
          </SceneRows>
        )}
        <p>
          <a href={whole}>{map || !isMore ? t('embed.open') : t('embed.all')}</a>
        </p>
      </main>
    </div>
  )
}
