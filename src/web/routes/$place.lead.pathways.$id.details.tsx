import type { RouteHandle } from '../access.ts'
import { actOnDetails, DeskDetails, loadDetails } from '../pathways/desk-details.tsx'
import { leadsDesk } from '../pathways/pathway-desk.ts'
import { visitOf } from '../visit.ts'
import type { Route } from './+types/$place.lead.pathways.$id.details'

export const handle: RouteHandle = { access: 'city-lead' }

const deskOf = ({ context, params, request }: Route.LoaderArgs | Route.ActionArgs) =>
  leadsDesk({ visit: visitOf({ context }), request, slug: params.place })

export async function loader(asked: Route.LoaderArgs) {
  return loadDetails(await deskOf(asked), asked.params.id)
}

export async function action(asked: Route.ActionArgs) {
  return actOnDetails(await deskOf(asked), asked.params.id)
}

export default function Page({ loaderData, actionData }: Route.ComponentProps) {
  return <DeskDetails {...loaderData} actionData={actionData} />
}
