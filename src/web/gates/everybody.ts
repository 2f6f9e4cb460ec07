import type { GateHandle } from '#web/site/access.ts'

export const handle: GateHandle = { access: 'everybody' }
