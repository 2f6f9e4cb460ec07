import { badgesOfOpportunities } from '#capabilities/badges/list-badges.ts'
import {
  countNearbyOpportunities,
  listNearbyOpportunities,
} from '#capabilities/opportunities/list-nearby-opportunities.ts'
import type { OpportunityNarrowing } from '#capabilities/opportunities/opportunity.ts'
import { publicOpportunity } from '#capabilities/opportunities/public-opportunity.ts'
import { listOrganisationChoices } from '#capabilities/organisations/list-organisations.ts'
import { listNeighbourhoods } from '#capabilities/places/find-place.ts'
import { findPosition } from '#capabilities/places/find-position.ts'
import type { Place } from '#capabilities/places/place.ts'
import type { Database } from '#infrastructure/database/database.ts'
import { edgesOf, type MapView, pictureSize, readView, viewAround, viewOf } from '#infrastructure/map/map-view.ts'
import type { Position } from '#infrastructure/map/mercator.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { opportunityFilterNames, readNarrowing } from '#web/opportunities/opportunity-narrowing.ts'
import { filtersOf } from '#web/site/list-address.ts'
import type { Visit } from '#web/site/visit.ts'
import { drawGround, marksOfView, placeNames } from './map-picture.ts'
import { loadOrganisationMap } from './organisation-map.ts'
import { positionTrouble } from './position-trouble.ts'
import { streetsOf } from './streets.ts'

/** Beyond this a page says "more than". */
export const mapCountedUpTo = 500
const pageLength = 12
const mostPages = 20
const metersAMile = 1609.344
export const distances = ['1', '3', '10'] as const
/** Everything that a map of a place shows: its view, its marks, and the list beside it. */
export async function loadMap(visit: Visit, { place, request }: { place: Place; request: Request }) {
  const { services, now, language } = visit
  const { database, baseMap } = services
  const filters = filtersOf(request, [...opportunityFilterNames, 'near', 'within', 'view', 'show'])
  // An embedded map is asked for by the same name.
  if (filters.show !== 'organisations') delete filters.show
  const { narrowing, names } = await readNarrowing(visit, { place, filters })
  const neighbourhoods = await listNeighbourhoods(place.id, { database })
  const found = filters.near ? await findPosition(filters.near, { ...services, near: place }) : undefined
  const here = found?.ok ? found.position : undefined
  const within = distances.find((one) => one === filters.within) ?? '3'
  const view = readView(filters.view) ??
    (here && viewAround(here, { meters: Number(within) * metersAMile, size: pictureSize })) ??
    viewOf(neighbourhoods, pictureSize) ?? { ...place, zoom: 11 }
  const page = Math.min(mostPages, Math.max(1, Number(new URL(request.url).searchParams.get('page')) || 1))
  const edges = edgesOf(view, sizeAsked(request))
  const asked = { narrowing, view, edges, from: here ?? view, isNear: here !== undefined, page }
  const { marks, list } = filters.show
    ? await loadOrganisations(database, { ...asked, place })
    : await loadOpportunities(database, asked, now)
  const [ground, drawnNames, organisations, badges] = await Promise.all([
    drawGround(view, services),
    placeNames(view, {
      baseMap,
      marks,
      here,
      parts: neighbourhoods.map((one) => ({ ...one, name: inLanguage(language, one.name, one.nameCy) })),
    }),
    listOrganisationChoices(place.id, { database }),
    badgesOfOpportunities(list.of === 'opportunities' ? list.rows.map((row) => row.id) : [], { database }),
  ])
  return {
    filters,
    names,
    view,
    here,
    within,
    trouble: found && !found.ok ? positionTrouble[found.refusal] : undefined,
    picture: { marks, ground, names: drawnNames },
    list,
    streets: streetsOf(services.site),
    badges: Object.fromEntries(badges),
    organisations,
  }
}

interface Asked {
  narrowing: OpportunityNarrowing
  view: MapView
  edges: ReturnType<typeof edgesOf>
  from: Position
  /** The reader said where they are. */
  isNear: boolean
  page: number
}

async function loadOpportunities(database: Database, { narrowing, view, edges, from, page, isNear }: Asked, now: Date) {
  const [marks, { rows, isSoonest }, count] = await Promise.all([
    marksOfView(view, { database, narrowing }),
    listNearbyOpportunities(
      { narrowing, from, edges, limit: pageLength + 1, offset: (page - 1) * pageLength, soonestFirst: !isNear },
      { database, now },
    ),
    countNearbyOpportunities({ narrowing, edges, atMost: mapCountedUpTo }, { database }),
  ])
  const more = rows.length > pageLength && page < mostPages
  return {
    marks,
    list: {
      of: 'opportunities' as const,
      rows: rows.slice(0, pageLength).map(publicOpportunity),
      ...{ isSoonest, count, page, more },
    },
  }
}

async function loadOrganisations(database: Database, asked: Asked & { place: Place }) {
  const { marks, list } = await loadOrganisationMap(database, { ...asked, pageLength })
  return { marks, list: { of: 'organisations' as const, ...list, page: asked.page } }
}

/** The map in the browser is larger or smaller than the drawn one; its list shows what it shows. */
function sizeAsked(request: Request) {
  const parts = /^(\d{2,4})x(\d{2,4})$/.exec(new URL(request.url).searchParams.get('size') ?? '')
  return parts ? { width: Number(parts[1]), height: Number(parts[2]) } : pictureSize
}
