import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/suggestions-everywhere'
import { suggestTitles } from './suggest-titles.ts'

export async function loader({ context, request }: Route.LoaderArgs) {
  return suggestTitles(request, visitOf({ context }), undefined)
}
