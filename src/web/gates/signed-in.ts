import type { GateHandle } from '#web/site/access.ts'
import { signedInGate } from '#web/site/session-gate.ts'

export const handle: GateHandle = { access: 'signed-in' }
export const middleware = [signedInGate]
