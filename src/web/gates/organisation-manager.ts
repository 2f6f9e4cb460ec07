import { managerDeskData } from '#web/desks/desk-data.ts'
import type { GateHandle } from '#web/site/access.ts'
import { managerGate } from '#web/site/session-gate.ts'

export const handle: GateHandle = { access: 'organisation-manager' }
export const middleware = [managerGate]
export const loader = managerDeskData
