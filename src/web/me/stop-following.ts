import { redirect } from 'react-router'
import { updateSeen } from '#capabilities/following/update-seen.ts'
import { findPlace } from '#capabilities/places/find-place.ts'
import { isId } from '#infrastructure/ids.ts'
import { withFilter } from '#web/site/list-address.ts'
import { signedInDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/stop-following'

/** Shows what a person follows, newest first, and marks it as seen. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const { signedIn } = signedInDesk({ context })
  const { database } = visit.services
  // A HEAD only looks: nobody has seen what is new by it.
  const opens = isId(params.id) && request.method !== 'HEAD'
  const follow = opens ? await updateSeen({ followId: params.id }, { database, signedIn, now: visit.now }) : undefined
  const place = follow && (await findPlace({ id: follow.placeId }, { database }))
  if (!place) return redirect('/me/following')
  const address = { path: `/${place.slug}/opportunities`, filters: follow.filters }
  return redirect(withFilter(address, { sort: 'newest' }))
}
