import type { MessageKey } from '#infrastructure/words/message-key.ts'
import type { ItemRefusal } from '../feed.ts'

/** Why a listing was held back or left out. A new refusal does not compile until it has words. */
export const itemRefusals: Record<ItemRefusal, MessageKey> = {
  'is-over': 'feeds.refusal.is-over',
  'is-cancelled': 'feeds.refusal.is-cancelled',
  'too-far': 'feeds.refusal.too-far',
  'no-dates': 'feeds.refusal.no-dates',
  'not-kept': 'feeds.refusal.not-kept',
  'opportunity-not-found': 'feeds.refusal.opportunity-not-found',
  'opportunity-is-archived': 'feeds.refusal.opportunity-is-archived',
  'organisation-not-approved': 'feeds.refusal.organisation-not-approved',
  'texts-are-missing': 'feeds.refusal.texts-are-missing',
  'location-is-missing': 'feeds.refusal.location-is-missing',
  'ages-are-the-wrong-way-round': 'feeds.refusal.ages-are-the-wrong-way-round',
  'dates-are-past': 'feeds.refusal.dates-are-past',
  'dates-are-missing': 'feeds.refusal.dates-are-missing',
  'network-is-for-events': 'feeds.refusal.network-is-for-events',
  'no-safeguarding-lead': 'feeds.refusal.no-safeguarding-lead',
  'no-safeguarding-policy': 'feeds.refusal.no-safeguarding-policy',
  'safeguarding-review-is-old': 'feeds.refusal.safeguarding-review-is-old',
  'changed-meanwhile': 'feeds.refusal.changed-meanwhile',
}
