import { redirect } from 'react-router'
import { checkLeaverPin, findLeaver } from '#capabilities/leaving/find-leaver.ts'
import { type KeepLeaverAwardsOutcome, keepLeaverAwards } from '#capabilities/leaving/keep-leaver-awards.ts'
import { forgetKeeping, pinOfJoining, pressedKeep } from '#web/awards/keeping-cookie.ts'
import { signedInDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/keep-leaving'

/** Goes on where a leaver pressed the button: through signing in with their own address, and the question of age. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const { services, now } = visit
  const { person, signedIn } = signedInDesk({ context })
  const page = `/leaving/${encodeURIComponent(params.code)}`
  const leaver = await findLeaver({ code: params.code }, { ...services, now })
  if (!leaver) return redirect('/claim')
  const { leaverId, proof } = leaver
  const pin = pinOfJoining(request, params.code)
  // A HEAD only looks, and a link from elsewhere has pressed nothing.
  if (request.method === 'HEAD' || !(proof === 'mail' ? pressedKeep(request, params.code) : pin)) return redirect(page)
  const here = `${page}/keep`
  // The account has the address that ends alone: it is given another one first, and everything in it comes along.
  if (person.emails.every((email) => email === leaver.email))
    return redirect(`/me/address?next=${encodeURIComponent(here)}`)
  if (!person.ageBand) return redirect(`/me/about?next=${encodeURIComponent(here)}`)
  // A cookie is what its browser says: the PIN in it counts as a try like any other.
  if (pin && !(await checkLeaverPin({ leaverId, pin }, { ...services, now })).ok) return redirect(page)
  const outcome = await keepLeaverAwards({ leaverId, proof }, { ...services, signedIn, now })
  return redirect(outcome.ok ? `/me?kept=${outcome.kept}` : afterRefusal[outcome.refusal](page), {
    headers: { 'set-cookie': forgetKeeping(services.site) },
  })
}

type Refusal = Extract<KeepLeaverAwardsOutcome, { ok: false }>['refusal']
const saying = (refusal: Refusal) => (page: string) => `${page}?state=${refusal}`

/** The page that they came from says what stood in the way. */
const afterRefusal: Record<Refusal, (page: string) => string> = {
  'leaver-not-found': () => '/claim',
  'leaving-is-off': (page) => page,
  'same-address': (page) => page,
  'date-has-passed': saying('date-has-passed'),
  'award-is-kept': saying('award-is-kept'),
  'nothing-to-keep': saying('nothing-to-keep'),
}
