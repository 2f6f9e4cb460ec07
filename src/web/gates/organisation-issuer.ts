import { issuerDeskData } from '#web/desks/desk-data.ts'
import type { GateHandle } from '#web/site/access.ts'
import { issuerGate } from '#web/site/session-gate.ts'

export const handle: GateHandle = { access: 'organisation-issuer' }
export const middleware = [issuerGate]
export const loader = issuerDeskData
