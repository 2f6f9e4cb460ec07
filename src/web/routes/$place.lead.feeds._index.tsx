import type { RouteHandle } from '../access.ts'
import { leadsFeeds } from '../feeds/feed-desk.ts'
import { FeedList, loadFeeds } from '../feeds/feed-list.tsx'
import { visitOf } from '../visit.ts'
import type { Route } from './+types/$place.lead.feeds._index'

export const handle: RouteHandle = { access: 'city-lead' }

const deskOf = ({ context, params, request }: Route.LoaderArgs) =>
  leadsFeeds({ visit: visitOf({ context }), request, slug: params.place })

export async function loader(asked: Route.LoaderArgs) {
  return loadFeeds(await deskOf(asked))
}

export default function Page({ loaderData }: Route.ComponentProps) {
  return <FeedList {...loaderData} />
}
