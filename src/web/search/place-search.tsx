import { searchEverything } from '#capabilities/search/search-everything.ts'
import { loadPlace } from '#web/places/load-place.ts'
import { filtersOf } from '#web/site/list-address.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/place-search'
import { SearchPage } from './search-page.tsx'
import { searchShown } from './search-results.tsx'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const { services, now } = visit
  const place = await loadPlace(visit, params.place)
  const { q: terms = '' } = filtersOf(request, ['q'])
  const found = terms
    ? await searchEverything({ place, terms, limit: searchShown, alikeAtMost: 5 }, { database: services.database, now })
    : undefined
  return { place, terms, found }
}

export default function PlaceSearch({ loaderData }: Route.ComponentProps) {
  return <SearchPage {...loaderData} />
}
