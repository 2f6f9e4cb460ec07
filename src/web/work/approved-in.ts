import { listStandings, type StandingInPlace } from '#capabilities/organisations/find-organisation.ts'
import type { Reading } from '#infrastructure/database/database.ts'

/** The places that an organisation takes part in: there it can describe jobs and offer them. */
export async function approvedIn(organisationId: string, powers: Reading): Promise<StandingInPlace[]> {
  return (await listStandings(organisationId, powers)).filter(({ standing }) => standing === 'approved')
}
