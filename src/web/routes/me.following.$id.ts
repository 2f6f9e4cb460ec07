import { redirect } from 'react-router'
import { updateSeen } from '#capabilities/following/update-seen.ts'
import { findPlace } from '#capabilities/places/find-place.ts'
import { isId } from '#infrastructure/ids.ts'
import type { RouteHandle } from '../access.ts'
import { withFilter } from '../list-address.ts'
import { requirePerson } from '../session-gate.ts'
import { visitOf } from '../visit.ts'
import type { Route } from './+types/me.following.$id'

export const handle: RouteHandle = { access: 'signed-in' }

/** Opens what somebody follows, the newest first; from now on that is no longer new. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const { signedIn } = requirePerson(visit, request)
  const { database } = visit.services
  const follow = isId(params.id)
    ? await updateSeen({ followId: params.id }, { database, signedIn, now: visit.now })
    : undefined
  const place = follow && (await findPlace(database, { id: follow.placeId }))
  if (!place) return redirect('/me/following')
  const address = { path: `/${place.slug}/opportunities`, filters: follow.filters }
  return redirect(withFilter(address, { sort: 'newest' }))
}
