import type { RouteHandle } from '../access.ts'
import { actOnColumns, FeedColumns, loadColumns } from '../feeds/feed-columns.tsx'
import { managersFeeds } from '../feeds/feed-desk.ts'
import { visitOf } from '../visit.ts'
import type { Route } from './+types/organisations.$slug.manage.feeds.$id.columns'

export const handle: RouteHandle = { access: 'organisation-manager' }

const deskOf = ({ context, params, request }: Route.LoaderArgs | Route.ActionArgs) =>
  managersFeeds({ visit: visitOf({ context }), request, slug: params.slug })

export async function loader(asked: Route.LoaderArgs) {
  return loadColumns(await deskOf(asked), asked.params.id)
}

export async function action(asked: Route.ActionArgs) {
  return actOnColumns(await deskOf(asked), asked.params.id)
}

export default function Page({ loaderData, actionData }: Route.ComponentProps) {
  return <FeedColumns {...loaderData} actionData={actionData} />
}
