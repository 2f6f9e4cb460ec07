import type { SafeguardingGap } from '#capabilities/organisations/organisation-rules.ts'
import type { OpportunityContent, OpportunityStatus } from './opportunity.ts'

/** What is for younger people needs safeguarding. */
export const adultAge = 18

export type PublishRefusal =
  | 'opportunity-not-found'
  | 'opportunity-is-archived'
  | 'organisation-not-approved'
  | 'location-is-missing'
  | 'ages-are-the-wrong-way-round'
  | 'dates-are-past'
  | SafeguardingGap

interface PublishProposal {
  status: OpportunityStatus
  content: Pick<OpportunityContent, 'ageMin' | 'ageMax' | 'mode' | 'neighbourhoodId' | 'address'>
  organisationApproved: boolean
  safeguardingGap: SafeguardingGap | undefined
  /** It has dates, and none is to come. */
  datesArePast: boolean
}

/** The reason this opportunity may not be published, or `undefined` if it may. */
export function publishRefusalOf({
  status,
  content,
  organisationApproved,
  safeguardingGap,
  datesArePast,
}: PublishProposal): PublishRefusal | undefined {
  if (status === 'archived') return 'opportunity-is-archived'
  if (!organisationApproved) return 'organisation-not-approved'
  if (content.ageMin > content.ageMax) return 'ages-are-the-wrong-way-round'
  if (content.mode !== 'online' && !content.neighbourhoodId && !content.address) return 'location-is-missing'
  if (datesArePast) return 'dates-are-past'
  // No listing for under-18s without the organisation's safeguarding details.
  if (content.ageMin < adultAge && safeguardingGap) return safeguardingGap
  return undefined
}
