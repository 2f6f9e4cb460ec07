import { redirect } from 'react-router'
import { readClaimCode } from '#capabilities/awards/claim-code.ts'
import { type KeepOutcome, keepAwardByCode } from '#capabilities/awards/keep-awards.ts'
import { signedInDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/keep-by-code'
import { addressAfterKeeping } from './address-after-keeping.ts'
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
  const outcome: KeepOutcome = code
    ? await keepAwardByCode({ code }, { ...visit.services, signedIn, now: visit.now })
    : { ok: false, refusal: 'nothing-to-keep' }
  return redirect(outcome.ok ? addressAfterKeeping(outcome) : afterRefusal[outcome.refusal](badgePage), {
    headers: { 'set-cookie': forgetKeeping(site) },
  })
}

/** The badge's page says that it was kept already; an unknown code leads from there to where codes are typed. */
const afterRefusal: Record<Extract<KeepOutcome, { ok: false }>['refusal'], (badgePage: string) => string> = {
  'award-is-kept': (badgePage) => badgePage,
  'nothing-to-keep': (badgePage) => badgePage,
}
