import type { RouterContextProvider } from 'react-router'
import { findBroughtBadge } from '#capabilities/brought/find-brought-badge.ts'
import { isId } from '#infrastructure/ids.ts'
import { signedInDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'

/** A badge from elsewhere of the learner who is signed in. @throws Response 404 for any other */
export async function ownBrought(context: Readonly<RouterContextProvider>, id: string) {
  const { person, signedIn } = signedInDesk({ context })
  const { services, now, language } = visitOf({ context })
  const badge = isId(id) ? await findBroughtBadge({ id, personId: person.id }, services) : undefined
  if (!badge) throw new Response(null, { status: 404 })
  return { badge, personId: person.id, powers: { ...services, signedIn, now, language } }
}
