import { tellOfGap } from '#capabilities/opportunities/tell-of-held.ts'
import type { Services } from '#infrastructure/services.ts'
import type { VacanciesHeld } from './vacancy-jobs.ts'

/** Tells the organisation's managers and the place's City Leads how many vacancies for young people are not shown, and why. */
export async function tellOfHeldVacancies(
  { organisationId, placeId, at }: VacanciesHeld,
  powers: Pick<Services, 'database' | 'mailer' | 'site'> & { now: Date },
): Promise<void> {
  const { count } = await powers.database
    .selectFrom('vacancies')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('organisationId', '=', organisationId)
    .where('placeId', '=', placeId)
    .where('state', '=', 'public')
    .where('heldToldAt', 'is not', null)
    .executeTakeFirstOrThrow()
  await tellOfGap({ organisationId, placeId, count, of: 'vacancies', key: `vacancies ${at}` }, powers)
}
