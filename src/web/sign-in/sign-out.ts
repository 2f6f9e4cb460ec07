import { redirect } from 'react-router'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/sign-out'
import { signOut } from './sign-in.ts'

export function loader() {
  return redirect('/')
}

export async function action({ context, request }: Route.ActionArgs) {
  const headers = new Headers()
  for (const cookie of await signOut(visitOf({ context }), request)) headers.append('set-cookie', cookie)
  return redirect('/', { headers })
}
