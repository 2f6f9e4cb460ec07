import { only, type PublicView, publicView } from '#infrastructure/public-view.ts'
import { localParts } from '#infrastructure/words/local-time.ts'
import type { PledgeOnDesk } from './pledge.ts'
import { type PledgePhase, phaseOf } from './pledge-rules.ts'
import type { ShownUse } from './pledge-use-rules.ts'

const shown = [
  ...(['id', 'act', 'scope', 'about', 'aboutCy', 'said', 'saidCy', 'beginsOn', 'endsOn', 'liveAt'] as const),
  ...(['placeSlug', 'organisationName', 'organisationSlug', 'badgeName', 'badgeNameCy', 'badgeSlug'] as const),
  ...(['pathwayTitle', 'pathwayTitleCy', 'pathwaySlug'] as const),
] as const

/** What became of a pledge that everybody has seen. `held`: what it rests on is not seen in the place at the moment. */
export type PublicPledgeState = Extract<PledgePhase, 'live' | 'withdrawn' | 'lapsed' | 'suspended'> | 'held'

/** A pledge as everybody may see it: not who of the organisation made it, what the City Lead said, or who reported it. */
export type PublicPledge = PublicView<
  Pick<PledgeOnDesk, (typeof shown)[number]> & { state: PublicPledgeState; use: ShownUse }
>

/** Nothing of a pledge that was never live. */
export function publicPledge(
  pledge: PledgeOnDesk,
  { use, now }: { use: ShownUse; now: Date },
): PublicPledge | undefined {
  const state = stateOf(pledge, localParts(now).date)
  return pledge.liveAt && state ? publicView({ ...only(pledge, shown), state, use }) : undefined
}

function stateOf(pledge: PledgeOnDesk, today: string): PublicPledgeState | undefined {
  const phase = phaseOf(pledge, today)
  switch (phase) {
    case 'live':
    case 'due':
      return pledge.missing ? 'held' : 'live'
    case 'withdrawn':
    case 'lapsed':
    case 'suspended':
      return phase
    default:
      return undefined
  }
}
