import { takesPlaceWith } from '#capabilities/opportunities/event-status-rules.ts'
import { type EventStatus, shownStates } from '#capabilities/opportunities/opportunity.ts'
import type { Reader } from '#infrastructure/database/database.ts'

/** Whose opportunity it is and for which ages, where it is published, takes place and is not booked here. */
export async function selectOpenTo(
  reader: Reader,
  opportunityId: string,
): Promise<{ organisationId: string; ageMin: number; ageMax: number } | undefined> {
  const row = await reader
    .selectFrom('opportunities')
    .leftJoin('bookingTerms', 'bookingTerms.opportunityId', 'opportunities.id')
    .select(['opportunities.organisationId', 'ageMin', 'ageMax', 'eventStatus', 'isOpen'])
    .where('opportunities.id', '=', opportunityId)
    .where('status', 'in', shownStates)
    .where('bookingUrl', 'is', null)
    // Of an organisation where nobody works, nobody answers.
    .where((where) =>
      where.exists(
        where
          .selectFrom('organisationMembers')
          .select('personId')
          .whereRef('organisationMembers.organisationId', '=', 'opportunities.organisationId'),
      ),
    )
    .executeTakeFirst()
  if (!row || row.isOpen || !takesPlaceWith(row.eventStatus as EventStatus)) return undefined
  return { organisationId: row.organisationId, ageMin: row.ageMin, ageMax: row.ageMax }
}
