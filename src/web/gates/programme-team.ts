import { programmeDeskData } from '#web/desks/desk-data.ts'
import type { GateHandle } from '#web/site/access.ts'
import { programmeTeamGate } from '#web/site/session-gate.ts'

export const handle: GateHandle = { access: 'programme-team' }
export const middleware = [programmeTeamGate]
export const loader = programmeDeskData
