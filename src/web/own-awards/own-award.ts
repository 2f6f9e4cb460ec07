import type { RouterContextProvider } from 'react-router'
import { type AwardWithBadge, findAward } from '#capabilities/awards/find-award.ts'
import { isId } from '#infrastructure/ids.ts'
import { findChildInCare, signedInDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'

/** A kept award of who is signed in, or of a child in their care with the child. @throws Response 404 for any other. */
export async function ownAward({ context }: { context: Readonly<RouterContextProvider> }, awardId: string) {
  const { services } = visitOf({ context })
  const { person } = signedInDesk({ context })
  const award: AwardWithBadge | undefined = isId(awardId) ? await findAward(awardId, services) : undefined
  if (!award?.claimedAt) throw new Response(null, { status: 404 })
  if (award.personId === person.id) return { award, child: undefined }
  const child = (await findChildInCare({ context }, award.personId))?.child
  if (child?.state !== 'verified') throw new Response(null, { status: 404 })
  return { award, child }
}
