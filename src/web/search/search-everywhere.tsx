import { searchEverything } from '#capabilities/search/search-everything.ts'
import { filtersOf } from '#web/site/list-address.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/search-everywhere'
import { SearchPage } from './search-page.tsx'
import { searchShown } from './search-results.tsx'

export async function loader({ context, request }: Route.LoaderArgs) {
  const { services, now } = visitOf({ context })
  const { q: terms = '' } = filtersOf(request, ['q'])
  const found = terms
    ? await searchEverything(
        { place: undefined, terms, limit: searchShown, alikeAtMost: 5 },
        { database: services.database, now },
      )
    : undefined
  return { terms, found }
}

export default function EverywhereSearch({ loaderData }: Route.ComponentProps) {
  return <SearchPage {...loaderData} place={undefined} />
}
