import { administratorDeskData } from '#web/desks/desk-data.ts'
import type { GateHandle } from '#web/site/access.ts'
import { administratorGate } from '#web/site/session-gate.ts'

export const handle: GateHandle = { access: 'platform-administrator' }
export const middleware = [administratorGate]
export const loader = administratorDeskData
