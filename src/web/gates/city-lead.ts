import { leadDeskData } from '#web/desks/desk-data.ts'
import type { GateHandle } from '#web/site/access.ts'
import { leadGate } from '#web/site/session-gate.ts'

export const handle: GateHandle = { access: 'city-lead' }
export const middleware = [leadGate]
export const loader = leadDeskData
