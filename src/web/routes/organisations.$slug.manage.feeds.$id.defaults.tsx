import type { RouteHandle } from '../access.ts'
import { actOnDefaults, FeedDefaultsPage, loadDefaults } from '../feeds/feed-defaults.tsx'
import { managersFeeds } from '../feeds/feed-desk.ts'
import { visitOf } from '../visit.ts'
import type { Route } from './+types/organisations.$slug.manage.feeds.$id.defaults'

export const handle: RouteHandle = { access: 'organisation-manager' }

const deskOf = ({ context, params, request }: Route.LoaderArgs | Route.ActionArgs) =>
  managersFeeds({ visit: visitOf({ context }), request, slug: params.slug })

export async function loader(asked: Route.LoaderArgs) {
  return loadDefaults(await deskOf(asked), asked.params.id)
}

export async function action(asked: Route.ActionArgs) {
  return actOnDefaults(await deskOf(asked), asked.params.id)
}

export default function Page({ loaderData, actionData }: Route.ComponentProps) {
  return <FeedDefaultsPage {...loaderData} actionData={actionData} />
}
