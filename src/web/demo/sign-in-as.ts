import { redirect } from 'react-router'
import { demoSignIn } from '#web/sign-in/sign-in.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/sign-in-as'
import { demoHome, demoRoles } from './demo-people.ts'

export function loader() {
  return redirect('/')
}

/** One click, one role: the demonstration's people have no mailbox. */
export async function action({ context, request }: Route.ActionArgs) {
  const visit = visitOf({ context })
  const email = (await request.formData()).get('email')
  const role = demoRoles.find((one) => one.email === email)
  if (!role) throw new Response(null, { status: 404 })
  const headers = new Headers()
  for (const cookie of await demoSignIn(visit, { request, email: role.email })) headers.append('set-cookie', cookie)
  return redirect(await demoHome(visit.services.database, role.email), { headers })
}
