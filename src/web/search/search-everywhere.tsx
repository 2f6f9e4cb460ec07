import { searchEverything } from '#capabilities/search/search-everything.ts'
import { filtersOf } from '#web/site/list-address.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/search-everywhere'
import { SearchPage } from './search-page.tsx'

export async function loader({ context, request }: Route.LoaderArgs) {
  const { services, now } = visitOf({ context })
  const { q: words = '' } = filtersOf(request, ['q'])
  const found = words
    ? await searchEverything({ place: undefined, words, limit: 6 }, { database: services.database, now })
    : undefined
  return { words, found }
}

export default function EverywhereSearch({ loaderData }: Route.ComponentProps) {
  return <SearchPage {...loaderData} place={undefined} />
}
