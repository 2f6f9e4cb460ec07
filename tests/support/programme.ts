import { mintProgrammeTeam } from '#capabilities/people/mint-authority.ts'
import { appointProgrammeTeam } from '#capabilities/programme/appoint-programme-team.ts'
import type { Call } from '#capabilities/programme/call.ts'
import { moveCall } from '#capabilities/programme/move-call.ts'
import { evenWeights } from '#capabilities/programme/rubric.ts'
import { startCall } from '#capabilities/programme/start-call.ts'
import { lentDatabase } from './lent-database.ts'
import { servicesOn } from './town.ts'

/** The deadline of the brochure, at five o'clock in London. */
export const closesAt = new Date('2021-11-26T17:00:00Z')
export const opensAt = new Date('2021-10-01T08:00:00Z')
export const whileOpen = new Date('2021-11-01T12:00:00Z')

export const callTerms: Omit<Call, 'id'> = {
  ...{ slug: 'leadership-2022', title: 'Leadership 2022', titleCy: 'Arweinyddiaeth 2022' },
  ...{ lead: 'Twelve months.', leadCy: 'Deuddeg mis.', opensAt, closesAt, placements: 2, valuePounds: 75_000 },
  ...{ contributionPounds: 30_000, preferredRegions: ['north-west', 'scotland', 'wales'], shortlistSize: 5, quorum: 2 },
  ...{ weights: evenWeights, interviewsOn: '2022-01-20', announcedOn: '2022-02-01', beginsOn: '2022-03-01' },
}

/** The national side with one call, open unless it is said otherwise. */
export async function aCall({ warm = 0, open = true }: { warm?: number; open?: boolean } = {}) {
  const { database, pool } = await lentDatabase({ warm })
  const services = servicesOn(database)
  const { personId } = await appointProgrammeTeam(
    { email: 'petra@waymark.test', name: 'Petra' },
    { ...services, now: opensAt },
  )
  const team = mintProgrammeTeam({ personId })
  const started = await startCall(callTerms, { ...services, team, now: opensAt })
  if (!started.ok) throw new Error(started.refusal)
  const { callId } = started
  if (open) {
    const moved = await moveCall({ callId, to: 'open' }, { ...services, team, now: opensAt })
    if (!moved.ok) throw new Error(moved.refusal)
  }
  return { services, database, pool, team, callId }
}
