import type { RouterContextProvider } from 'react-router'
import { checkPass } from '#capabilities/wallets/check-pass.ts'
import type { PassRefusal } from '#capabilities/wallets/pass-rules.ts'
import type { MessageKey } from '#infrastructure/words/message-key.ts'
import { ownAward } from '#web/own-awards/own-award.ts'
import { signedInDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'

/** Words for each; another's badge is no page. */
export const passRefused: Record<PassRefusal | 'not-yours', MessageKey | undefined> = {
  'not-yours': undefined,
  'award-does-not-count': 'wallets.pass.refused.award-does-not-count',
  'age-is-missing': 'wallets.pass.refused.age-is-missing',
  'not-at-your-age': 'wallets.pass.refused.not-at-your-age',
}

/**
 * An award of who is signed in, what passes of it are signed with here, and why there is none.
 *
 * @throws Response 404 where this installation makes none, and for any other's award
 */
export async function ownPass({ context }: { context: Readonly<RouterContextProvider> }, awardId: string) {
  const { services, now } = visitOf({ context })
  const { signedIn } = signedInDesk({ context })
  const { apple, google } = services.site.passes ?? {}
  if (!apple && !google) throw new Response(null, { status: 404 })
  const { award, child } = await ownAward({ context }, awardId)
  if (child) throw new Response(null, { status: 404 })
  const checked = await checkPass({ awardId: award.id }, { ...services, signedIn, now })
  if (checked.ok) return { award, apple, google, refusal: undefined }
  const refusal = passRefused[checked.refusal]
  if (!refusal) throw new Response(null, { status: 404 })
  return { award, apple, google, refusal }
}
