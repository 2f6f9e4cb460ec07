import type { GateHandle } from '#web/site/access.ts'
import { assessorGate } from '#web/site/session-gate.ts'

export const handle: GateHandle = { access: 'assessor' }
export const middleware = [assessorGate]
