import { redirect } from 'react-router'
import type { RouteHandle } from '../access.ts'
import { signOut } from '../auth/sign-in.ts'
import { visitOf } from '../visit.ts'
import type { Route } from './+types/sign-out'

export const handle: RouteHandle = { access: 'everybody' }

export function loader() {
  return redirect('/')
}

export async function action({ context, request }: Route.ActionArgs) {
  const headers = new Headers()
  for (const cookie of await signOut(visitOf({ context }), request)) headers.append('set-cookie', cookie)
  return redirect('/', { headers })
}
