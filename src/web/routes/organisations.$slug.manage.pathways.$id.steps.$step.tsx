import type { RouteHandle } from '../access.ts'
import { actOnStep, DeskStep, loadStep } from '../pathways/desk-step.tsx'
import { managersDesk } from '../pathways/pathway-desk.ts'
import { visitOf } from '../visit.ts'
import type { Route } from './+types/organisations.$slug.manage.pathways.$id.steps.$step'

export const handle: RouteHandle = { access: 'organisation-manager' }

const deskOf = ({ context, params, request }: Route.LoaderArgs | Route.ActionArgs) =>
  managersDesk({ visit: visitOf({ context }), request, slug: params.slug })

export async function loader(asked: Route.LoaderArgs) {
  return loadStep(await deskOf(asked), { pathwayId: asked.params.id, step: asked.params.step })
}

export async function action(asked: Route.ActionArgs) {
  return actOnStep(await deskOf(asked), { pathwayId: asked.params.id, step: asked.params.step })
}

export default function Page({ loaderData, actionData }: Route.ComponentProps) {
  return <DeskStep {...loaderData} actionData={actionData} />
}
