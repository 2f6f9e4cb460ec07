import type { RouteHandle } from '../access.ts'
import { managersFeeds } from '../feeds/feed-desk.ts'
import { FeedList, loadFeeds } from '../feeds/feed-list.tsx'
import { visitOf } from '../visit.ts'
import type { Route } from './+types/organisations.$slug.manage.feeds._index'

export const handle: RouteHandle = { access: 'organisation-manager' }

const deskOf = ({ context, params, request }: Route.LoaderArgs) =>
  managersFeeds({ visit: visitOf({ context }), request, slug: params.slug })

export async function loader(asked: Route.LoaderArgs) {
  return loadFeeds(await deskOf(asked))
}

export default function Page({ loaderData }: Route.ComponentProps) {
  return <FeedList {...loaderData} />
}
