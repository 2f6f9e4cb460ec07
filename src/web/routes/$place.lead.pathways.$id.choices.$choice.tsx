import type { RouteHandle } from '../access.ts'
import { actOnChoice, DeskChoice, loadChoice } from '../pathways/desk-choice.tsx'
import { leadsDesk } from '../pathways/pathway-desk.ts'
import { visitOf } from '../visit.ts'
import type { Route } from './+types/$place.lead.pathways.$id.choices.$choice'

export const handle: RouteHandle = { access: 'city-lead' }

const deskOf = ({ context, params, request }: Route.LoaderArgs | Route.ActionArgs) =>
  leadsDesk({ visit: visitOf({ context }), request, slug: params.place })

export async function loader(asked: Route.LoaderArgs) {
  return loadChoice(await deskOf(asked), { pathwayId: asked.params.id, choice: asked.params.choice })
}

export async function action(asked: Route.ActionArgs) {
  return actOnChoice(await deskOf(asked), { pathwayId: asked.params.id, choice: asked.params.choice })
}

export default function Page({ loaderData, actionData }: Route.ComponentProps) {
  return <DeskChoice {...loaderData} actionData={actionData} />
}
