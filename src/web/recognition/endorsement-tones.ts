import type { EndorsementOnDesk, EndorsementState } from '#capabilities/recognition/endorsement.ts'
import type { Tone } from '#design/ui/tone.ts'

/** As desks show it: an endorsement of words that the badge has no more has a state of its own. */
type ShownState = EndorsementState | 'stale'

export const stateOf = ({ state, isStale }: Pick<EndorsementOnDesk, 'state' | 'isStale'>): ShownState =>
  isStale ? 'stale' : state

export const endorsementTones: Record<ShownState, Tone> = {
  asked: 'info',
  given: 'good',
  stale: 'warn',
  declined: 'plain',
  cancelled: 'plain',
  revoked: 'plain',
}
