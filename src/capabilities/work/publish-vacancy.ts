import { findOrganisation } from '#capabilities/organisations/find-organisation.ts'
import { findStanding } from '#capabilities/organisations/find-standing.ts'
import { safeguardingGapOf } from '#capabilities/organisations/organisation-rules.ts'
import type { Reading } from '#infrastructure/database/database.ts'
import { localParts } from '#infrastructure/words/local-time.ts'
import type { OwnedOutcome, OwnedPowers } from './move-owned.ts'
import { moveVacancy, type VacancyMove } from './move-vacancy.ts'
import type { VacancyContent } from './vacancy.ts'
import { needsSafeguarding, type VacancyContentRefusal, vacancyRefusalOf } from './vacancy-rules.ts'

export type PublishVacancyRefusal = VacancyContentRefusal | 'not-approved' | 'apply-is-missing' | 'no-safeguarding'

export type PublishVacancyOutcome = OwnedOutcome<PublishVacancyRefusal>

/** Shows a vacancy to everybody until its last day, in the very words that were read. */
export function publishVacancy(
  move: VacancyMove & { basedOn: string },
  powers: OwnedPowers,
): Promise<PublishVacancyOutcome> {
  const { now } = powers
  return moveVacancy<PublishVacancyRefusal>(
    {
      ...move,
      ...{ from: ['draft'], action: 'vacancy.published' },
      act: async (tx, vacancy) => {
        const refusal = await publishRefusalOf(vacancy, { database: tx, now })
        if (refusal) return refusal
        const shown = { state: 'public', publicAt: now, changedAt: now }
        await tx.updateTable('vacancies').set(shown).where('id', '=', vacancy.id).execute()
        return undefined
      },
    },
    powers,
  )
}

/** Why something may not be shown to everybody now, or `undefined`. */
export async function publishRefusalOf(
  vacancy: VacancyContent & { organisationId: string; placeId: string },
  { database, now }: Reading & { now: Date },
): Promise<PublishVacancyRefusal | undefined> {
  const refusal = vacancyRefusalOf(vacancy, localParts(now).date)
  if (refusal) return refusal
  if (!vacancy.apply && !vacancy.applyUrl) return 'apply-is-missing'
  if ((await findStanding(vacancy, { database })) !== 'approved') return 'not-approved'
  if (!needsSafeguarding(vacancy)) return undefined
  const organisation = await findOrganisation({ id: vacancy.organisationId }, { database })
  return !organisation || safeguardingGapOf(organisation, now) ? 'no-safeguarding' : undefined
}

/** Makes a vacancy that is shown or closed a draft again: nobody else sees it, and it can be changed. */
export function takeVacancyBack(move: VacancyMove, powers: OwnedPowers): Promise<OwnedOutcome> {
  return moveVacancy<never>(
    {
      ...move,
      ...{ from: ['public', 'closed'], action: 'vacancy.taken-back' },
      act: async (tx, { id }) => {
        const draft = { state: 'draft', publicAt: null, closedAt: null, changedAt: powers.now }
        await tx.updateTable('vacancies').set(draft).where('id', '=', id).execute()
        return undefined
      },
    },
    powers,
  )
}
