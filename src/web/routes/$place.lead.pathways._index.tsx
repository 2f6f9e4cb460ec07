import type { RouteHandle } from '../access.ts'
import { actOnList, DeskList, loadList } from '../pathways/desk-list.tsx'
import { leadsDesk } from '../pathways/pathway-desk.ts'
import { visitOf } from '../visit.ts'
import type { Route } from './+types/$place.lead.pathways._index'

export const handle: RouteHandle = { access: 'city-lead' }

const deskOf = ({ context, params, request }: Route.LoaderArgs | Route.ActionArgs) =>
  leadsDesk({ visit: visitOf({ context }), request, slug: params.place })

export async function loader(asked: Route.LoaderArgs) {
  return loadList(await deskOf(asked))
}

export async function action(asked: Route.ActionArgs) {
  return actOnList(await deskOf(asked))
}

export default function Page({ loaderData }: Route.ComponentProps) {
  return <DeskList {...loaderData} />
}
