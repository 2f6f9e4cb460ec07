import type { GateHandle } from '#web/site/access.ts'
import { demonstrationGate } from '#web/site/session-gate.ts'

export const handle: GateHandle = { access: 'demonstration' }
export const middleware = [demonstrationGate]
