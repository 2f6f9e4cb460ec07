import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/place-suggestions'
import { suggestTitles } from './suggest-titles.ts'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  return suggestTitles(request, visitOf({ context }), params.place)
}
