import type { RouteHandle } from '../access.ts'
import { actOnNew, DeskNew, loadNew } from '../pathways/desk-new.tsx'
import { managersDesk } from '../pathways/pathway-desk.ts'
import { visitOf } from '../visit.ts'
import type { Route } from './+types/organisations.$slug.manage.pathways.new'

export const handle: RouteHandle = { access: 'organisation-manager' }

const deskOf = ({ context, params, request }: Route.LoaderArgs | Route.ActionArgs) =>
  managersDesk({ visit: visitOf({ context }), request, slug: params.slug })

export async function loader(asked: Route.LoaderArgs) {
  return loadNew(await deskOf(asked))
}

export async function action(asked: Route.ActionArgs) {
  return actOnNew(await deskOf(asked))
}

export default function Page({ loaderData, actionData }: Route.ComponentProps) {
  return <DeskNew {...loaderData} actionData={actionData} />
}
