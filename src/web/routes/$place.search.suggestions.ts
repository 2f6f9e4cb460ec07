import type { RouteHandle } from '../access.ts'
import { suggestTitles } from '../suggest-titles.ts'
import { visitOf } from '../visit.ts'
import type { Route } from './+types/$place.search.suggestions'

export const handle: RouteHandle = { access: 'everybody' }

export async function loader({ context, params, request }: Route.LoaderArgs) {
  return suggestTitles(request, visitOf({ context }), params.place)
}
