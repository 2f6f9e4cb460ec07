import type { ProgrammeTeam } from '#capabilities/people/authority.ts'
import { movePlacement } from '#capabilities/placements/move-placement.ts'
import { stages } from '#capabilities/placements/placement.ts'
import { startPlacement } from '#capabilities/placements/start-placement.ts'
import { daysAfter, isWorkingDay } from '#capabilities/placements/year-rules.ts'
import { listPlaces } from '#capabilities/places/find-place.ts'
import { Fault } from '#infrastructure/fault.ts'
import type { Services } from '#infrastructure/services.ts'
import { localParts } from '#infrastructure/words/local-time.ts'

/** So many days before the end of the replay a place began its year, and where it stands. */
const years = {
  'brighton-and-hove': { daysAgo: 800, stage: 'alumni' },
  plymouth: { daysAgo: 793, stage: 'alumni' },
  southampton: { daysAgo: 198, stage: 'badge' },
  cambridgeshire: { daysAgo: 191, stage: 'convene' },
} as const

/** The pilots as alumni, and the two places that joined after them in their seventh month. */
export async function replayYears({
  services,
  team,
  now,
}: {
  services: Services
  team: ProgrammeTeam
  now: Date
}): Promise<void> {
  const places = await listPlaces(services)
  for (const [slug, { daysAgo, stage }] of Object.entries(years)) {
    const place = places.find((one) => one.slug === slug)
    // A smaller replay has fewer of them.
    if (!place) continue
    let beginsOn = localParts(new Date(now.getTime() - daysAgo * 86_400_000)).date
    while (!isWorkingDay(beginsOn)) beginsOn = daysAfter(beginsOn, 1)
    const begun = await startPlacement({ placeId: place.id, beginsOn }, { ...services, team, now })
    if (!begun.ok) throw new Fault('demo-year-refused', begun.refusal)
    const { placementId } = begun
    for (const [index, from] of stages.slice(0, stages.indexOf(stage)).entries()) {
      const to = stages[index + 1] ?? from
      const moved = await movePlacement({ placementId, from, to }, { ...services, team, now })
      if (!moved.ok) throw new Fault('demo-year-refused', moved.refusal)
    }
  }
}
