import { redirect } from 'react-router'
import { readClaimCode } from '#capabilities/awards/claim-code.ts'
import { type KeepOutcome, keepAwardByCode } from '#capabilities/awards/keep-awards.ts'
import { checkCard } from '#capabilities/awards/keep-by-card.ts'
import { type KeepByCodeOutcome, keepOfferedAward } from '#capabilities/awards/keep-offered-award.ts'
import { asksWhose } from '#web/guardians/asks-whose.ts'
import { childInCare, signedInDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/keep-by-code'
import { addressAfterKeeping } from './address-after-keeping.ts'
import { forgetKeeping, pinOfJoining, pressedKeep } from './keeping-cookie.ts'

/** Goes on where "Keep this badge" was pressed: through signing in and the question of age, as often as it takes. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const badgePage = `/claim/${encodeURIComponent(params.code)}`
  const { person, signedIn: own } = signedInDesk({ context })
  // A HEAD only looks, whatever was pressed before.
  const pin = pinOfJoining(request, params.code)
  if (request.method === 'HEAD' || !(pin || pressedKeep(request, params.code))) return redirect(badgePage)
  if (!person.ageBand) return redirect(`/me/about?next=${encodeURIComponent(`${badgePage}/keep`)}`)
  const holder = new URL(request.url).searchParams.get('for')
  // A guardian says first who earned it.
  if (!holder && (await asksWhose(person.id, visit)))
    return redirect(`/me/keep?code=${encodeURIComponent(params.code)}`)
  const child = holder && holder !== 'me' ? await childInCare({ context }, holder) : undefined
  if (child && !child.forChild) return redirect(`/me/children/${child.child.childId}`)
  const signedIn = child?.forChild ?? own
  const letters = readClaimCode(params.code)
  const powers = { ...visit.services, signedIn, now: visit.now }
  // A cookie is what its browser says: the PIN in it counts as a try like any other.
  const card = letters && pin ? await checkCard({ code: letters, pin }, powers) : undefined
  const one: KeepOutcome = letters
    ? await keepAwardByCode({ code: letters, ...(card?.ok && pin && { pin }) }, powers)
    : { ok: false, refusal: 'nothing-to-keep' }
  // The letters of no single award may be those of a code that many share.
  const outcome: KeepOutcome | KeepByCodeOutcome =
    letters && !one.ok && one.refusal === 'nothing-to-keep' ? await keepOfferedAward({ letters }, powers) : one
  return redirect(
    outcome.ok
      ? child
        ? `/me/children/${child.child.childId}`
        : addressAfterKeeping(outcome)
      : afterRefusal[outcome.refusal](badgePage),
    {
      headers: { 'set-cookie': forgetKeeping(visit.services.site) },
    },
  )
}

type Refusal = Extract<KeepOutcome | KeepByCodeOutcome, { ok: false }>['refusal']
const saying = (refusal: Refusal) => (badgePage: string) => `${badgePage}?state=${refusal}`

/** The badge's page says what stood in the way; an unknown code leads from there to where codes are typed. */
const afterRefusal: Record<Refusal, (badgePage: string) => string> = {
  'award-is-kept': (badgePage) => badgePage,
  'nothing-to-keep': (badgePage) => badgePage,
  'code-is-unknown': (badgePage) => badgePage,
  'code-is-replaced': (badgePage) => badgePage,
  'code-is-stopped': (badgePage) => badgePage,
  'code-not-begun': (badgePage) => badgePage,
  'code-is-over': (badgePage) => badgePage,
  'code-is-used-up': (badgePage) => badgePage,
  'not-on-the-list': saying('not-on-the-list'),
  'used-it-already': saying('used-it-already'),
  'holds-it-already': saying('holds-it-already'),
  'badge-is-gone': saying('badge-is-gone'),
  'address-is-stopped': saying('address-is-stopped'),
}
