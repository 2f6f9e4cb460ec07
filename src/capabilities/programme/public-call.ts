import { only, type PublicView, publicView } from '#infrastructure/public-view.ts'
import type { CallInPhase } from './call.ts'
import { isTaking } from './call-phase-rules.ts'

const shown = [
  ...(['slug', 'title', 'titleCy', 'lead', 'leadCy', 'opensAt', 'closesAt', 'placements', 'valuePounds'] as const),
  ...(['contributionPounds', 'preferredRegions', 'shortlistSize', 'weights', 'interviewsOn', 'announcedOn'] as const),
  ...(['beginsOn', 'phase'] as const),
] as const

/** A call as everybody may see it. */
export type PublicCall = PublicView<
  Pick<CallInPhase, (typeof shown)[number]> & {
    /** Applications are taken now from those who were given no longer: decided by the server's clock. */
    isOpen: boolean
  }
>

export function publicCall(call: CallInPhase, now: Date): PublicCall {
  const isOpen = now >= call.opensAt && isTaking(call, { extendedUntil: null, now })
  return publicView({ ...only(call, shown), isOpen })
}
