import { statusOfSession, takesPlaceWith } from '#capabilities/opportunities/event-status-rules.ts'
import { type EventStatus, isShown } from '#capabilities/opportunities/opportunity.ts'
import type { Reader } from '#infrastructure/database/database.ts'

export interface ListedSession {
  organisationId: string
  placeId: string
  endsAt: Date
  ageMin: number
  ageMax: number
  status: EventStatus
  /** All of the listing is called off or taken down, whatever is said of this date. */
  isWholeOff: boolean
  /** It is published, planned, and takes others. */
  takesPlace: boolean
  /** Who has a turn already may still take it: it is published and planned. */
  isOn: boolean
}

/** A session as its listing says it now; undefined where the listing names no session at this moment. */
export async function selectListedSession(
  reader: Reader,
  { opportunityId, startsAt }: { opportunityId: string; startsAt: Date },
): Promise<ListedSession | undefined> {
  const row = await reader
    .selectFrom('opportunitySessions')
    .innerJoin('opportunities', 'opportunities.id', 'opportunitySessions.opportunityId')
    .select(['organisationId', 'placeId', 'endsAt', 'ageMin', 'ageMax', 'opportunities.status as publication'])
    .select(['opportunities.eventStatus as whole', 'opportunitySessions.eventStatus as single'])
    .where('opportunityId', '=', opportunityId)
    .where('startsAt', '=', startsAt)
    .$castTo<
      Omit<ListedSession, 'status' | 'isWholeOff' | 'takesPlace' | 'isOn'> & {
        publication: string
        whole: EventStatus
        single: EventStatus
      }
    >()
    .executeTakeFirst()
  if (!row) return undefined
  const { publication, whole, single, ...session } = row
  const planned = statusOfSession({ eventStatus: whole }, { eventStatus: single })
  const status = publication === 'archived' ? 'cancelled' : planned
  const isOn = isShown(publication) && takesPlaceWith(status)
  const isWholeOff = publication === 'archived' || whole === 'cancelled'
  return { ...session, status, isWholeOff, isOn, takesPlace: isOn && status !== 'full' }
}

/** What the listing says of this one date by itself. */
export async function selectDateStatus(
  reader: Reader,
  { opportunityId, startsAt }: { opportunityId: string; startsAt: Date },
): Promise<EventStatus | undefined> {
  const row = await reader
    .selectFrom('opportunitySessions')
    .select('eventStatus')
    .where('opportunityId', '=', opportunityId)
    .where('startsAt', '=', startsAt)
    .$castTo<{ eventStatus: EventStatus }>()
    .executeTakeFirst()
  return row?.eventStatus
}
