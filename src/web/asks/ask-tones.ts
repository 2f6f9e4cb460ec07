import type { AskState } from '#capabilities/asks/ask.ts'
import type { Tone } from '#design/ui/tone.ts'

export const askTones: Record<AskState, Tone> = { draft: 'plain', open: 'good', closed: 'info' }
