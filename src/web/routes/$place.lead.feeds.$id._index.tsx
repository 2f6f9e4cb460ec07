import type { RouteHandle } from '../access.ts'
import { actOnFeed } from '../feeds/act-on-feed.ts'
import { leadsFeeds } from '../feeds/feed-desk.ts'
import { FeedPage, loadFeed } from '../feeds/feed-page.tsx'
import { visitOf } from '../visit.ts'
import type { Route } from './+types/$place.lead.feeds.$id._index'

export const handle: RouteHandle = { access: 'city-lead' }

const deskOf = ({ context, params, request }: Route.LoaderArgs | Route.ActionArgs) =>
  leadsFeeds({ visit: visitOf({ context }), request, slug: params.place })

export async function loader(asked: Route.LoaderArgs) {
  return loadFeed(await deskOf(asked), asked.params.id)
}

export const headers = ({ loaderHeaders }: Route.HeadersArgs) => loaderHeaders

export async function action(asked: Route.ActionArgs) {
  return actOnFeed(await deskOf(asked), asked.params.id)
}

export default function Page({ loaderData, actionData }: Route.ComponentProps) {
  return <FeedPage {...loaderData} actionData={actionData} />
}
