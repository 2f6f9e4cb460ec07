import type { CityLead, ProgrammeTeam } from '#capabilities/people/authority.ts'
import { reachesAPerson } from '#capabilities/people/contact-rules.ts'
import type { Gathering, GatheringText } from './gathering.ts'

/** Whose it is to change: a meet-up is its place’s, a training the programme team’s. */
export const isHost = ({ placeId }: Pick<Gathering, 'placeId'>, by: CityLead | ProgrammeTeam): boolean =>
  'placeId' in by ? placeId === by.placeId : placeId === null

export const endsAtOf = ({ startsAt, minutes }: Pick<Gathering, 'startsAt' | 'minutes'>) =>
  new Date(startsAt.getTime() + minutes * 60_000)

export type GatheringRefusal = 'in-the-past' | 'reaches-a-person' | 'out-of-reach'

const furthestMs = 400 * 86_400_000

/** Why it cannot be planned like this. */
export function gatheringRefusalOf(text: GatheringText, now: Date): GatheringRefusal | undefined {
  if (text.startsAt <= now) return 'in-the-past'
  if (text.startsAt.getTime() > now.getTime() + furthestMs) return 'out-of-reach'
  return reachesAPerson([text.title, text.titleCy, text.about, text.aboutCy, text.venue].join('\n'))
    ? 'reaches-a-person'
    : undefined
}

export const trimmedGathering = ({ title, titleCy, about, aboutCy, venue, ...time }: GatheringText): GatheringText => ({
  ...{ title: title.trim(), titleCy: titleCy?.trim() || null, about: about.trim() },
  ...{ aboutCy: aboutCy?.trim() || null, venue: venue.trim(), ...time },
})
