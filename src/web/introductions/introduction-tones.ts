import type { OwnIntroduction } from '#capabilities/introductions/find-introduction.ts'
import type { IntroductionState } from '#capabilities/introductions/introduction.ts'
import type { Tone } from '#design/ui/tone.ts'

export type ShownState = IntroductionState | 'held'

export const introductionTones: Record<ShownState, Tone> = {
  waiting: 'warn',
  sent: 'info',
  refused: 'plain',
  accepted: 'good',
  declined: 'plain',
  held: 'warn',
}

/** As its sender sees it: what its employer cannot read now says so. */
export const shownState = ({ state, isHeld }: OwnIntroduction): ShownState => (isHeld ? 'held' : state)
