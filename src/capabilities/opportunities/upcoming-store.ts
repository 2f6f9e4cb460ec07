import { sql } from 'kysely'

/** Of a session joined to its opportunity: that neither of the two is called off or put off. */
export const takesPlace = sql<boolean>`opportunity_sessions.event_status not in ('cancelled', 'postponed')
  and opportunities.event_status not in ('cancelled', 'postponed')`

/** Of an opportunity: that it is not called off. What is put off may still be looked at. */
export const isNotCancelled = sql<boolean>`opportunities.event_status <> 'cancelled'`
