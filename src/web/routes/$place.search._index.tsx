import type { RouteHandle } from '../access.ts'
import { filtersOf } from '../list-address.ts'
import { loadPlace } from '../load-place.ts'
import { searchEverything } from '../search-everything.ts'
import { SearchPage } from '../search-page.tsx'
import { visitOf } from '../visit.ts'
import type { Route } from './+types/$place.search._index'

export const handle: RouteHandle = { access: 'everybody' }

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const { services, now } = visit
  const place = await loadPlace(visit, params.place)
  const { q: words = '' } = filtersOf(request, ['q'])
  const found = words ? await searchEverything({ database: services.database, place, words, limit: 6, now }) : undefined
  return { place, words, found }
}

export default function PlaceSearch({ loaderData }: Route.ComponentProps) {
  return <SearchPage {...loaderData} />
}
