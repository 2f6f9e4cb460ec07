import { listOrganisationSpots } from '#capabilities/opportunities/list-organisation-spots.ts'
import type { RouteHandle } from '../access.ts'
import { filtersOf } from '../list-address.ts'
import { loadPlace } from '../load-place.ts'
import { opportunityFilterNames, readNarrowing } from '../opportunity-narrowing.ts'
import { visitOf } from '../visit.ts'
import type { Route } from './+types/$place.map[.]organisations[.]json'

export const handle: RouteHandle = { access: 'everybody' }

/** Organisations where they offer what the filters let through, as GeoJSON: marks of the map in the browser. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const place = await loadPlace(visit, params.place)
  const { narrowing } = await readNarrowing(visit, { place, filters: filtersOf(request, opportunityFilterNames) })
  const spots = await listOrganisationSpots(visit.services.database, { placeId: place.id, narrowing })
  return Response.json({
    type: 'FeatureCollection',
    features: spots.map(({ slug, name, longitude, latitude }) => ({
      type: 'Feature',
      properties: { slug, name, place: place.slug },
      geometry: { type: 'Point', coordinates: [longitude, latitude] },
    })),
  })
}
