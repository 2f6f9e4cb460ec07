import { listOrganisationSpots } from '#capabilities/opportunities/list-organisation-spots.ts'
import { opportunityFilterNames, readNarrowing } from '#web/opportunities/opportunity-narrowing.ts'
import { loadPlace } from '#web/places/load-place.ts'
import { filtersOf } from '#web/site/list-address.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/map-organisations'

/** Organisations where they offer what the filters let through, as GeoJSON: marks of the map in the browser. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const place = await loadPlace(visit, params.place)
  const { narrowing } = await readNarrowing(visit, { place, filters: filtersOf(request, opportunityFilterNames) })
  const spots = await listOrganisationSpots({ placeId: place.id, narrowing }, { database: visit.services.database })
  return Response.json({
    type: 'FeatureCollection',
    features: spots.map(({ slug, name, longitude, latitude }) => ({
      type: 'Feature',
      properties: { slug, name, place: place.slug },
      geometry: { type: 'Point', coordinates: [longitude, latitude] },
    })),
  })
}
