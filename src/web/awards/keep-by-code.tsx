import { redirect } from 'react-router'
import { readClaimCode } from '#capabilities/awards/claim-code.ts'
import { keepAwardByCode } from '#capabilities/awards/keep-awards.ts'
import { signedInDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/keep-by-code'
import { forgetKeeping, pressedKeep } from './keeping-cookie.ts'

/** Goes on where "Keep this badge" was pressed: through signing in and the question of age, as often as it takes. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const badgePage = `/claim/${encodeURIComponent(params.code)}`
  const { person, signedIn } = signedInDesk({ context })
  // A HEAD only looks, whatever was pressed before.
  if (request.method === 'HEAD' || !pressedKeep(request, params.code)) return redirect(badgePage)
  if (!person.ageBand) return redirect(`/me/about?next=${encodeURIComponent(`${badgePage}/keep`)}`)
  const code = readClaimCode(params.code)
  const { site } = visit.services
  const outcome = code ? await keepAwardByCode({ code }, { ...visit.services, signedIn, now: visit.now }) : undefined
  return redirect(outcome?.ok ? `/me?kept=${outcome.awardIds.length}` : badgePage, {
    headers: { 'set-cookie': forgetKeeping(site) },
  })
}
