import type { RouteHandle } from '../access.ts'
import { actOnList, DeskList, loadList } from '../pathways/desk-list.tsx'
import { managersDesk } from '../pathways/pathway-desk.ts'
import { visitOf } from '../visit.ts'
import type { Route } from './+types/organisations.$slug.manage.pathways._index'

export const handle: RouteHandle = { access: 'organisation-manager' }

const deskOf = ({ context, params, request }: Route.LoaderArgs | Route.ActionArgs) =>
  managersDesk({ visit: visitOf({ context }), request, slug: params.slug })

export async function loader(asked: Route.LoaderArgs) {
  return loadList(await deskOf(asked))
}

export async function action(asked: Route.ActionArgs) {
  return actOnList(await deskOf(asked))
}

export default function Page({ loaderData }: Route.ComponentProps) {
  return <DeskList {...loaderData} />
}
