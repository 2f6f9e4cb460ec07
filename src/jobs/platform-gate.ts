import { findFeed } from '#capabilities/feeds/find-feed.ts'
import { findRun } from '#capabilities/feeds/find-run.ts'
import { listMemberships } from '#capabilities/organisations/find-organisation.ts'
import type { Issuer, OrganisationManager } from '#capabilities/people/authority.ts'
import { mintIssuer, mintOrganisationManager } from '#capabilities/people/mint-authority.ts'
import { listPlacesLedBy } from '#capabilities/places/find-place.ts'
import type { Reader } from '#infrastructure/database/database.ts'

/**
 * The platform's own right to give a badge, without a person who does it: for what an organisation has arranged
 * beforehand, as a milestone of a pathway. The caller has checked that it did.
 */
export function actForOrganisation(organisationId: string): Issuer {
  return mintIssuer({ organisationId, personId: undefined })
}

/**
 * The right to act on a feed's listings, which a job has from the person who asked for it: they must still manage the
 * organisation, or, for a feed of the place, lead the place. `undefined` when they no longer do.
 */
export async function feedManager(database: Reader, runId: string): Promise<OrganisationManager | undefined> {
  const run = await findRun(runId, { database })
  const feed = run && (await findFeed(run.feedId, { database }))
  const personId = run?.askedBy
  if (!feed || !personId) return undefined
  const [led, memberships] = await Promise.all([
    listPlacesLedBy(personId, { database }),
    listMemberships(personId, { database }),
  ])
  const isLead = feed.ownedBy === 'place' && led.some(({ id }) => id === feed.placeId)
  const isManager = memberships.some(
    ({ organisationId, role }) => organisationId === feed.organisationId && role === 'manager',
  )
  return isLead || isManager ? mintOrganisationManager({ organisationId: feed.organisationId, personId }) : undefined
}
