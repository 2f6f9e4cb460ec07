import type { RouteHandle } from '../access.ts'
import { actOnNew, DeskNew, loadNew } from '../pathways/desk-new.tsx'
import { leadsDesk } from '../pathways/pathway-desk.ts'
import { visitOf } from '../visit.ts'
import type { Route } from './+types/$place.lead.pathways.new'

export const handle: RouteHandle = { access: 'city-lead' }

const deskOf = ({ context, params, request }: Route.LoaderArgs | Route.ActionArgs) =>
  leadsDesk({ visit: visitOf({ context }), request, slug: params.place })

export async function loader(asked: Route.LoaderArgs) {
  return loadNew(await deskOf(asked))
}

export async function action(asked: Route.ActionArgs) {
  return actOnNew(await deskOf(asked))
}

export default function Page({ loaderData, actionData }: Route.ComponentProps) {
  return <DeskNew {...loaderData} actionData={actionData} />
}
