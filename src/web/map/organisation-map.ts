import { listOrganisationSpots, type OrganisationSpot } from '#capabilities/opportunities/list-organisation-spots.ts'
import type { OpportunityNarrowing } from '#capabilities/opportunities/opportunity.ts'
import type { Place } from '#capabilities/places/place.ts'
import type { Database } from '#infrastructure/database/database.ts'
import { edgesOf, type MapView, pictureSize } from '#infrastructure/map/map-view.ts'
import { distanceMeters, type Position, project } from '#infrastructure/map/mercator.ts'
import { marksOfSpots } from './organisation-marks.ts'

interface OrganisationMapRequest {
  place: Place
  narrowing: OpportunityNarrowing
  view: MapView
  /** What the list covers: the picture, or what the map in the browser shows. */
  edges: ReturnType<typeof edgesOf>
  /** Nearest to here first. */
  from: Position
  page: number
  pageLength: number
}

/** The organisations of a view: their marks, and a page of the list, nearest first. */
export async function loadOrganisationMap(
  database: Database,
  { place, narrowing, view, edges, from, page, pageLength }: OrganisationMapRequest,
) {
  const spots = await listOrganisationSpots({ placeId: place.id, narrowing }, { database })
  const inside = spots.filter((one) => isInside(one, edges))
  const nearest = inside
    .map((one) => ({ ...one, distanceMeters: distanceMeters(from, one) }))
    .toSorted((a, b) => a.distanceMeters - b.distanceMeters || a.name.localeCompare(b.name))
  const drawn = edgesOf(view, pictureSize)
  return {
    marks: marksOfSpots(
      spots.filter((one) => isInside(one, drawn)),
      { view, placeSlug: place.slug },
    ),
    list: {
      rows: nearest.slice((page - 1) * pageLength, page * pageLength),
      count: inside.length,
      more: inside.length > page * pageLength,
    },
  }
}

function isInside(spot: OrganisationSpot, { west, north, east, south }: ReturnType<typeof edgesOf>): boolean {
  const { x, y } = project(spot)
  return x >= west && x <= east && y >= north && y <= south
}
