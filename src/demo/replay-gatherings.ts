import { randomUUID } from 'node:crypto'
import { addGathering } from '#capabilities/community/add-gathering.ts'
import { findGathering, gatheringRevision } from '#capabilities/community/find-gathering.ts'
import { joinGathering } from '#capabilities/community/join-gathering.ts'
import { noteAttendance } from '#capabilities/community/note-attendance.ts'
import { reviseGathering } from '#capabilities/community/revise-gathering.ts'
import { stopGathering } from '#capabilities/community/stop-gathering.ts'
import type { CityLead, ProgrammeTeam } from '#capabilities/people/authority.ts'
import { daysAfter, isWorkingDay } from '#capabilities/placements/year-rules.ts'
import { needed } from '#infrastructure/needed.ts'
import type { Services } from '#infrastructure/services.ts'
import { atLocalTime, localParts } from '#infrastructure/words/local-time.ts'
import { allowed } from './allowed.ts'
import { gatherings } from './content/gatherings.ts'

interface Replay {
  services: Services
  team: ProgrammeTeam
  /** By the slugs of their places. */
  leads: Map<string, CityLead>
  now: Date
}

/** Trainings and meet-ups as they were planned, moved, called off and held. */
export async function replayGatherings({ services, team, leads, now }: Replay): Promise<void> {
  // Long ago, or told by the page: nobody is mailed of it now.
  const queue = { ...services.queue, enqueue: async () => {} }
  for (const { place, inDays, hour, coming, missed, calledOff, movedFrom, ...text } of gatherings) {
    const by = place ? leads.get(place) : team
    // A smaller replay has fewer places.
    if (!by) continue
    const startsAt = atHour({ now, inDays, hour })
    const planned = new Date(Math.min(now.getTime(), startsAt.getTime()) - 30 * 86_400_000)
    const powers = { ...services, queue, by, now: planned }
    const first = { ...text, startsAt: movedFrom ? atHour({ now, inDays, hour: movedFrom }) : startsAt }
    const { gatheringId } = allowed(await addGathering({ requestId: randomUUID(), ...first }, powers))
    const here = coming.flatMap((slug) => leads.get(slug) ?? [])
    for (const lead of here)
      allowed(await joinGathering({ gatheringId, isComing: true }, { ...services, lead, now: planned }))
    if (movedFrom)
      allowed(await reviseGathering({ gatheringId, ...text, startsAt, basedOn: gatheringRevision(first) }, powers))
    if (calledOff) {
      const { gathering } = needed(await findGathering({ gatheringId }, { ...services, of: by }), 'a gathering')
      allowed(await stopGathering({ gatheringId, reason: calledOff, sequence: gathering.sequence }, powers))
    }
    const came = here
      .filter((lead) => lead !== leads.get(missed ?? ''))
      .map(({ personId }) => needed(personId, 'a lead'))
    if (inDays < 0) allowed(await noteAttendance({ gatheringId, came }, { ...services, by, now: startsAt }))
  }
}

function atHour({ now, inDays, hour }: { now: Date; inDays: number; hour: number }): Date {
  let day = daysAfter(localParts(now).date, inDays)
  while (!isWorkingDay(day)) day = daysAfter(day, inDays < 0 ? -1 : 1)
  return needed(atLocalTime(day, { hour, minute: 0 }), 'an hour of a day')
}
