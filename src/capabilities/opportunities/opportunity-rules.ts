import type { SafeguardingGap } from '#capabilities/organisations/organisation-rules.ts'
import {
  forLearners,
  noContact,
  type OpportunityContent,
  type OpportunityStatus,
  type OpportunityTopic,
  oldestWithoutLimit,
  youngestWithoutLimit,
} from './opportunity.ts'

/** What is for younger people needs safeguarding. */
export const adultAge = 18

export type PublishRefusal =
  | 'opportunity-not-found'
  | 'opportunity-is-archived'
  | 'organisation-not-approved'
  | 'texts-are-missing'
  | 'location-is-missing'
  | 'ages-are-the-wrong-way-round'
  | 'dates-are-past'
  | 'dates-are-missing'
  | 'network-is-for-events'
  | SafeguardingGap

/** A draft of which no more is known than what it is called: what is not said stands nowhere as a promise. */
export function beginningContent(
  begun: Pick<OpportunityContent, 'title' | 'titleCy' | 'kind' | 'theme'> &
    Partial<Pick<OpportunityContent, 'eventType' | 'audience' | 'ageMin'>>,
): OpportunityContent {
  return {
    ...forLearners,
    summary: '',
    summaryCy: null,
    description: '',
    descriptionCy: null,
    skills: [],
    mode: 'in-person',
    eventStatus: 'scheduled',
    neighbourhoodId: null,
    address: null,
    latitude: null,
    longitude: null,
    ageMin: youngestWithoutLimit,
    ageMax: oldestWithoutLimit,
    ageNote: null,
    costPence: null,
    costNote: null,
    costNoteCy: null,
    access: [],
    languages: ['en'],
    booking: '',
    bookingCy: null,
    bookingUrl: null,
    ...noContact,
    ...begun,
  }
}

/** What may be left empty in a draft only, and the page on which it is written. */
const requiredTexts = {
  summary: 'what',
  description: 'what',
  booking: 'how',
} as const satisfies Partial<Record<keyof OpportunityContent, OpportunityTopic>>
export type RequiredText = keyof typeof requiredTexts

/** The texts that still have to be written, each with its page. */
export function missingTextsIn(content: Pick<OpportunityContent, RequiredText>) {
  return (Object.keys(requiredTexts) as RequiredText[])
    .filter((text) => content[text].trim() === '')
    .map((text) => ({ text, topic: requiredTexts[text] }))
}

export interface PublishProposal {
  status: OpportunityStatus
  content: Pick<
    OpportunityContent,
    'kind' | 'audience' | 'ageMin' | 'ageMax' | 'mode' | 'neighbourhoodId' | 'address' | RequiredText
  >
  organisationApproved: boolean
  safeguardingGap: SafeguardingGap | undefined
  /** It has dates, and none is to come. */
  datesArePast: boolean
  /** It has no date at all. */
  hasNoDates: boolean
}

/** Every reason for which this opportunity may not be published; those that cannot be mended here come first. */
export function publishGapsOf({
  status,
  content,
  organisationApproved,
  safeguardingGap,
  datesArePast,
  hasNoDates,
}: PublishProposal): PublishRefusal[] {
  const gaps: (PublishRefusal | false | undefined)[] = [
    status === 'archived' && 'opportunity-is-archived',
    !organisationApproved && 'organisation-not-approved',
    missingTextsIn(content).length > 0 && 'texts-are-missing',
    content.ageMin > content.ageMax && 'ages-are-the-wrong-way-round',
    content.mode !== 'online' && !content.neighbourhoodId && !content.address && 'location-is-missing',
    datesArePast && 'dates-are-past',
    content.audience === 'network' && content.kind !== 'event' && 'network-is-for-events',
    // Events are listed by their dates: one without any would be found by nobody.
    content.audience === 'network' && hasNoDates && 'dates-are-missing',
    // No listing for under-18s without the organisation's safeguarding details.
    content.ageMin < adultAge && safeguardingGap,
  ]
  return gaps.filter((gap) => gap !== false && gap !== undefined)
}

/** The first reason, or `undefined` if it may be published. */
export const publishRefusalOf = (proposal: PublishProposal): PublishRefusal | undefined => publishGapsOf(proposal)[0]
