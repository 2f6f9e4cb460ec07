import { findOrganisation, listStandings } from '#capabilities/organisations/find-organisation.ts'
import { safeguardingGapOf } from '#capabilities/organisations/organisation-rules.ts'
import type { Reading } from '#infrastructure/database/database.ts'
import type { Mode, OpportunityContent, OpportunityStatus } from './opportunity.ts'
import { type PublishProposal, type PublishRefusal, publishGapsOf } from './opportunity-rules.ts'
import { datesOf } from './opportunity-store.ts'

type Stored = Pick<OpportunityContent, Exclude<keyof PublishProposal['content'], 'mode'>> & {
  id: string
  organisationId: string
  placeId: string
  status: string
  mode: string
}

/** What is to be published, with all that decides whether it may be. */
export async function proposalOf(stored: Stored, powers: Reading & { now: Date }): Promise<PublishProposal> {
  const { database, now } = powers
  const organisation = await findOrganisation({ id: stored.organisationId }, powers)
  const standings = await listStandings(stored.organisationId, powers)
  return {
    status: stored.status as OpportunityStatus,
    content: { ...stored, mode: stored.mode as Mode },
    organisationApproved: standings.some((one) => one.placeId === stored.placeId && one.standing === 'approved'),
    safeguardingGap: organisation && safeguardingGapOf(organisation, now),
    ...(stored.status === 'draft'
      ? await datesOf(database, stored.id, now)
      : { datesArePast: false, hasNoDates: false }),
  }
}

/** Everything that keeps an opportunity from being published as it stands. */
export async function findPublishGaps(stored: Stored, powers: Reading & { now: Date }): Promise<PublishRefusal[]> {
  return publishGapsOf(await proposalOf(stored, powers))
}
