import type { SharingState } from '#capabilities/badges/shared-badge.ts'
import type { Tone } from '#design/ui/tone.ts'

export const sharingTones: Record<SharingState, Tone> = {
  asked: 'info',
  agreed: 'good',
  refused: 'plain',
  ended: 'plain',
}
