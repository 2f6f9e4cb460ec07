import type { RouteHandle } from '../access.ts'
import { managersFeeds } from '../feeds/feed-desk.ts'
import { actOnNewFeed, FeedNew, loadNewFeed } from '../feeds/feed-new.tsx'
import { visitOf } from '../visit.ts'
import type { Route } from './+types/organisations.$slug.manage.feeds.new'

export const handle: RouteHandle = { access: 'organisation-manager' }

const deskOf = ({ context, params, request }: Route.LoaderArgs | Route.ActionArgs) =>
  managersFeeds({ visit: visitOf({ context }), request, slug: params.slug })

export async function loader(asked: Route.LoaderArgs) {
  return loadNewFeed(await deskOf(asked))
}

export async function action(asked: Route.ActionArgs) {
  return actOnNewFeed(await deskOf(asked))
}

export default function Page({ loaderData, actionData }: Route.ComponentProps) {
  return <FeedNew {...loaderData} actionData={actionData} />
}
