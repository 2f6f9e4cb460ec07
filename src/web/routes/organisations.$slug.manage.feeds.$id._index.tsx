import type { RouteHandle } from '../access.ts'
import { actOnFeed } from '../feeds/act-on-feed.ts'
import { managersFeeds } from '../feeds/feed-desk.ts'
import { FeedPage, loadFeed } from '../feeds/feed-page.tsx'
import { visitOf } from '../visit.ts'
import type { Route } from './+types/organisations.$slug.manage.feeds.$id._index'

export const handle: RouteHandle = { access: 'organisation-manager' }

const deskOf = ({ context, params, request }: Route.LoaderArgs | Route.ActionArgs) =>
  managersFeeds({ visit: visitOf({ context }), request, slug: params.slug })

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
