import type { RouterContextProvider } from 'react-router'
import { findCollection } from '#capabilities/portfolio/find-collection.ts'
import { isId } from '#infrastructure/ids.ts'
import { signedInDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'

/** A collection of who is signed in, with what is done to it in their name. @throws Response 404 for any other. */
export async function ownCollection({ context }: { context: Readonly<RouterContextProvider> }, id: string) {
  const visit = visitOf({ context })
  const { person, signedIn } = signedInDesk({ context })
  const { services, now } = visit
  const found = isId(id) ? await findCollection({ id, personId: person.id }, { ...services, now }) : undefined
  if (!found) throw new Response(null, { status: 404 })
  return { ...found, visit, person, powers: { ...services, signedIn, now } }
}
