import type { CityLead } from '#capabilities/people/authority.ts'
import { askGrowthPeer } from '#capabilities/placements/ask-growth-peer.ts'
import { findGrowing, viewsRevision } from '#capabilities/placements/find-growing.ts'
import { growthOpensOn } from '#capabilities/placements/growing-rules.ts'
import { shareGrowth } from '#capabilities/placements/share-growth.ts'
import { updateOwnGrowth } from '#capabilities/placements/update-own-growth.ts'
import { updatePeerGrowth } from '#capabilities/placements/update-peer-growth.ts'
import { daysAfter } from '#capabilities/placements/year-rules.ts'
import { needed } from '#infrastructure/needed.ts'
import type { Services } from '#infrastructure/services.ts'
import { atLocalTime } from '#infrastructure/words/local-time.ts'
import { allowed } from './allowed.ts'
import { grown } from './content/growing.ts'

interface Replay {
  services: Services
  /** By their mail addresses. */
  leads: Map<string, CityLead>
  now: Date
}

/** How two who lead places saw themselves, and each other, in the weeks after each time came. */
export async function replayGrowing({ services, leads, now }: Replay): Promise<void> {
  for (const { lead: whose, peer: whom, month, own, said, isShared } of grown) {
    const [lead, peer] = [leads.get(whose), leads.get(whom)]
    // A smaller replay has fewer places.
    if (!lead || !peer) continue
    const year = needed(await findGrowing({}, { ...services, of: lead, now }), 'a year').year
    const on = (days: number) =>
      needed(atLocalTime(daysAfter(growthOpensOn(year.beginsOn, month), days), { hour: 17, minute: 0 }), 'a moment')
    const views = own.map((view) => ({ wantsHelp: false, ...view }))
    const empty = viewsRevision([])
    allowed(await updateOwnGrowth({ month, views, basedOn: empty }, { ...services, lead, now: on(2) }))
    const peerId = needed(peer.personId, 'a peer')
    // Long ago: nobody is mailed of it now.
    const queue = { ...services.queue, enqueue: async () => {} }
    allowed(await askGrowthPeer({ month, peerId }, { ...services, queue, lead, now: on(2) }))
    const asked = needed((await findGrowing({}, { ...services, of: lead, now }))?.times, 'times')
    const roundId = needed(asked.find((time) => time.month === month)?.round?.id, 'a round')
    if (said.length > 0)
      allowed(await updatePeerGrowth({ roundId, views: said, basedOn: empty }, { ...services, lead: peer, now: on(9) }))
    if (isShared) allowed(await shareGrowth({ month, isShared }, { ...services, lead, now: on(10) }))
  }
}
