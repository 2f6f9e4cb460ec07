import { randomUUID } from 'node:crypto'
import { listBadges } from '#capabilities/badges/list-badges.ts'
import { findPlaceAreas } from '#capabilities/indicators/find-place-areas.ts'
import { listPlaceIndicators } from '#capabilities/indicators/list-place-indicators.ts'
import { addNeedAnswer } from '#capabilities/needs/add-need-answer.ts'
import { findNeed } from '#capabilities/needs/find-need.ts'
import { moveNeed } from '#capabilities/needs/move-need.ts'
import { proposeNeed } from '#capabilities/needs/propose-need.ts'
import { publishNeed } from '#capabilities/needs/publish-need.ts'
import { findCohort, listLeads } from '#capabilities/places/find-place.ts'
import { needed } from '#infrastructure/needed.ts'
import { allowed } from './allowed.ts'
import { needsOfPilots } from './content/needs.ts'
import type { FiguresReplay } from './replay-figures.ts'

/** What the pilots need, and what is done about it. */
export async function replayNeeds({ services, leadOf, now }: FiguresReplay): Promise<void> {
  const { database } = services
  const pilots = await findCohort('pilots', services)
  for (const { id: placeId, slug } of needed(pilots, 'the pilots').places) {
    const [first] = await listLeads(placeId, services)
    if (!first) continue
    const powers = { database, lead: leadOf({ placeId, personId: first.personId }), now }
    const { areas } = await findPlaceAreas({ placeId }, services)
    const figures = await listPlaceIndicators({ areaCodes: areas.map(({ code }) => code) }, services)
    const badges = await listBadges({ placeId, limit: 6 }, services)
    for (const { figure, badges: answers, becomes, ...content } of needsOfPilots) {
      const indicatorId = figures.find(({ key }) => key === figure)?.id
      const { needId } = allowed(await proposeNeed({ requestId: randomUUID(), content, indicatorId }, powers))
      const based = async () => ({
        needId,
        basedOn: needed(await findNeed({ needId, placeId }, powers), 'a need').revision,
      })
      if (becomes === 'proposed') continue
      allowed(await moveNeed({ ...(await based()), step: 'agree' }, powers))
      for (const badge of badges.rows.slice(0, answers)) {
        const address = `/${slug}/badges/${badge.slug}`
        allowed(await addNeedAnswer({ ...(await based()), address }, powers))
      }
      if (becomes === 'addressed') allowed(await moveNeed({ ...(await based()), step: 'address' }, powers))
      allowed(await publishNeed(await based(), powers))
    }
  }
}
