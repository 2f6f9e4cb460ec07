import type { OwnedOutcome, OwnedPowers } from './move-owned.ts'
import { moveVacancy } from './move-vacancy.ts'
import { type PublishVacancyRefusal, publishRefusalOf } from './publish-vacancy.ts'
import { offeredRevision, vacancyColumns } from './vacancy-store.ts'

/** More are shown with the next press. */
export const mostConfirmed = 100

export interface VacanciesConfirmed {
  /** Shown to everybody now, as their source says. */
  shown: number
  /** What could not be shown, and why. */
  refused: { vacancyId: string; refusal: Exclude<OwnedOutcome<PublishVacancyRefusal>, { ok: true }>['refusal'] }[]
}

/** Shows what a source brought, each by itself and in the words that were read. */
export async function confirmVacancies(
  { chosen }: { chosen: { vacancyId: string; revision: string }[] },
  powers: OwnedPowers,
): Promise<VacanciesConfirmed> {
  const confirmed: VacanciesConfirmed = { shown: 0, refused: [] }
  for (const { vacancyId, revision } of chosen.slice(0, mostConfirmed)) {
    const outcome = await confirmOne({ vacancyId, revision }, powers)
    if (outcome.ok) confirmed.shown++
    else confirmed.refused.push({ vacancyId, refusal: outcome.refusal })
  }
  return confirmed
}

function confirmOne(
  { vacancyId, revision }: { vacancyId: string; revision: string },
  powers: OwnedPowers,
): Promise<OwnedOutcome<PublishVacancyRefusal>> {
  const { now } = powers
  return moveVacancy<PublishVacancyRefusal | 'changed-meanwhile' | 'not-now'>(
    {
      ...{ vacancyId, from: ['draft', 'public', 'closed'], action: 'vacancy.published' },
      act: async (tx, vacancy) => {
        // What was shown in the meantime has nothing left that waits.
        if (vacancy.sourceId === null || (vacancy.state !== 'draft' && !vacancy.sourceSays)) return 'not-now'
        if (offeredRevision(vacancy) !== revision) return 'changed-meanwhile'
        const { organisationId, placeId, sourceSays } = vacancy
        const refusal = await publishRefusalOf(
          { ...vacancy, ...sourceSays, organisationId, placeId },
          { database: tx, now },
        )
        if (refusal) return refusal
        await tx
          .updateTable('vacancies')
          .set({
            ...(sourceSays && vacancyColumns(sourceSays)),
            ...{ state: 'public', closedAt: null, sourceSays: null, changedAt: now },
            ...(vacancy.state === 'public' ? {} : { publicAt: now }),
          })
          .where('id', '=', vacancyId)
          .execute()
        return undefined
      },
    },
    powers,
  )
}
