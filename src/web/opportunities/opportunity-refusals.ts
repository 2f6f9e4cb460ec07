import type { TFunction } from 'i18next'
import { isTopic, type OpportunityContent, type OpportunityTopic } from '#capabilities/opportunities/opportunity.ts'
import { missingTextsIn, type PublishRefusal } from '#capabilities/opportunities/opportunity-rules.ts'
import type { ReviseRefusal } from '#capabilities/opportunities/revise-opportunity.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'

type Refusal = ReviseRefusal | PublishRefusal | 'opportunity-not-archived'

/** What a refusal is called, and where it is mended: on which page of the form, in which field. */
const refusals: Record<Refusal, { message: MessageKey; at?: { topic: OpportunityTopic; field: string } }> = {
  'opportunity-not-found': { message: 'manage.refused.opportunityNotFound' },
  'opportunity-is-archived': { message: 'manage.refused.opportunityArchived' },
  'organisation-not-approved': { message: 'manage.refused.notApproved' },
  'texts-are-missing': { message: 'manage.refused.textsMissing' },
  'location-is-missing': { message: 'manage.refused.location', at: { topic: 'where', field: 'address' } },
  'ages-are-the-wrong-way-round': { message: 'manage.refused.ages', at: { topic: 'who', field: 'ageMin' } },
  'no-safeguarding-lead': { message: 'manage.gap.no-safeguarding-lead' },
  'no-safeguarding-policy': { message: 'manage.gap.no-safeguarding-policy' },
  'safeguarding-review-is-old': { message: 'manage.gap.safeguarding-review-is-old' },
  'dates-are-past': { message: 'manage.refused.datesArePast', at: { topic: 'when', field: 'sessions' } },
  'dates-are-missing': { message: 'manage.refused.datesMissing', at: { topic: 'when', field: 'sessions' } },
  'network-is-for-events': { message: 'manage.refused.networkIsForEvents', at: { topic: 'what', field: 'kind' } },
  'opportunity-not-archived': { message: 'manage.refused.notArchived' },
  'changed-meanwhile': { message: 'forms.changed.title' },
}

/** Another save came first: the form shows both versions. */
export const isChangedMeanwhile = (refusal: Refusal): boolean => refusal === 'changed-meanwhile'

export const refusalMessage = (refusal: Refusal): MessageKey => refusals[refusal].message

const isKnown = (refusal: string): refusal is Refusal => Object.hasOwn(refusals, refusal)

/** A refusal as the list of what was done has noted it; older releases may have noted others. */
export const refusalInWords = (t: TFunction, refusal: string): string =>
  t(isKnown(refusal) ? refusals[refusal].message : 'desk.list.refused.not-reached')

type Texts = Pick<OpportunityContent, 'summary' | 'description' | 'booking'>

/** What a refusal is on one page of the form: errors of its fields, or none where it is mended elsewhere. */
export function errorsOn(topic: OpportunityTopic, refusal: Refusal, texts: Texts): FormErrors {
  if (refusal === 'texts-are-missing') {
    const here = missingTextsIn(texts).filter((missing) => missing.topic === topic)
    return Object.fromEntries(here.map(({ text }) => [text, 'forms.required' as const]))
  }
  const { at, message } = refusals[refusal]
  return at?.topic === topic ? { [at.field]: message } : {}
}

export interface Gap {
  message: MessageKey
  /** The message names a text that is empty. */
  isText?: boolean
  /** The page of the form, the organisation's profile, or nothing that the manager can do. */
  topic?: OpportunityTopic | 'profile'
}

const textMessages = {
  summary: 'manage.opportunity.summary',
  description: 'manage.opportunity.description',
  booking: 'opportunities.booking',
} as const satisfies Record<keyof Texts, MessageKey>

/** What is missing before it can be published, one line for each thing, with where it is mended. */
export function gapsIn(refused: PublishRefusal[], texts: Texts): Gap[] {
  return refused.flatMap((refusal): Gap[] => {
    if (refusal === 'texts-are-missing')
      return missingTextsIn(texts).map(({ text, topic }) => ({ message: textMessages[text], topic, isText: true }))
    const { at, message } = refusals[refusal]
    const isSafeguarding = message.startsWith('manage.gap.')
    return [{ message, ...(at ? { topic: at.topic } : isSafeguarding ? { topic: 'profile' as const } : {}) }]
  })
}

/** The page of the form that an address names; 404 for another word. */
export function topicIn(param: string): OpportunityTopic {
  if (!isTopic(param)) throw new Response(null, { status: 404 })
  return param
}
