import { redirect } from 'react-router'
import type { RouteHandle } from '../access.ts'
import { demoSignIn } from '../auth/sign-in.ts'
import { demoHome, demoRoles } from '../demo-people.ts'
import { visitOf } from '../visit.ts'
import type { Route } from './+types/demo.sign-in'

export const handle: RouteHandle = { access: 'demonstration' }

export function loader({ context }: Route.LoaderArgs) {
  if (!visitOf({ context }).services.site.demo) throw new Response(null, { status: 404 })
  return redirect('/')
}

/** One click, one role: the demonstration's people have no mailbox. */
export async function action({ context, request }: Route.ActionArgs) {
  const visit = visitOf({ context })
  if (!visit.services.site.demo) throw new Response(null, { status: 404 })
  const email = (await request.formData()).get('email')
  const role = demoRoles.find((one) => one.email === email)
  if (!role) throw new Response(null, { status: 404 })
  const headers = new Headers()
  for (const cookie of await demoSignIn(visit, { request, email: role.email })) headers.append('set-cookie', cookie)
  return redirect(await demoHome(visit.services.database, role.email), { headers })
}
