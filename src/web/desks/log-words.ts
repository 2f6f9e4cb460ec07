import type { TFunction } from 'i18next'
import type { LogEntry } from '#capabilities/places/list-log.ts'
import type { MessageKey } from '#infrastructure/words/message-key.ts'

/** Every action that is written down, in words; one that is not here is shown as it is called in the log. */
const words: Record<string, MessageKey> = {
  'administrator.appointed': 'desk.log.action.administrator-appointed',
  'administrator.invited': 'desk.log.action.administrator-invited',
  'administrator.removed': 'desk.log.action.administrator-removed',
  'badge-standard.published': 'desk.log.action.badge-standard-published',
  'badge.archived': 'desk.log.action.archived',
  'badge.brought': 'desk.log.action.badge-brought',
  'badge.drafted': 'desk.log.action.drafted',
  'badge.featured': 'desk.log.action.featured',
  'badge.published': 'desk.log.action.published',
  'badge.revised': 'desk.log.action.revised',
  'badge.unfeatured': 'desk.log.action.unfeatured',
  'city-lead.appointed': 'desk.log.action.city-lead-appointed',
  'city-lead.invited': 'desk.log.action.city-lead-invited',
  'city-lead.removed': 'desk.log.action.city-lead-removed',
  'feed.defaults-changed': 'desk.log.action.revised',
  'feed.resumed': 'desk.log.action.feed-resumed',
  'feed.set-up': 'desk.log.action.feed-set-up',
  'feed.stopped': 'desk.log.action.feed-stopped',
  'issuer-key.rotated': 'desk.log.action.key-rotated',
  'job.tried-again': 'desk.log.action.job-tried-again',
  'member.added': 'desk.log.action.member-added',
  'member.invited': 'desk.log.action.member-invited',
  'member.removed': 'desk.log.action.member-removed',
  'opportunity.archived': 'desk.log.action.archived',
  'opportunity.confirmed': 'desk.log.action.confirmed',
  'opportunity.drafted': 'desk.log.action.drafted',
  'opportunity.featured': 'desk.log.action.featured',
  'opportunity.held': 'desk.log.action.held',
  'opportunity.lapsed': 'desk.log.action.lapsed',
  'opportunity.published': 'desk.log.action.published',
  'opportunity.revised': 'desk.log.action.revised',
  'opportunity.shown-again': 'desk.log.action.shown-again',
  'opportunity.unfeatured': 'desk.log.action.unfeatured',
  'organisation.answered': 'desk.log.action.organisation-answered',
  'organisation.approved': 'desk.log.action.organisation-approved',
  'organisation.asked': 'desk.log.action.organisation-asked',
  'organisation.left': 'desk.log.action.organisation-left',
  'organisation.more-asked': 'desk.log.action.organisation-more-asked',
  'organisation.refused': 'desk.log.action.organisation-refused',
  'organisation.registered': 'desk.log.action.organisation-asked',
  'organisation.restored': 'desk.log.action.organisation-restored',
  'organisation.revised': 'desk.log.action.revised',
  'organisation.suspended': 'desk.log.action.organisation-suspended',
  'pathway.archived': 'desk.log.action.archived',
  'pathway.badge-agreed': 'desk.log.action.pathway-agreed',
  'pathway.badge-refused': 'desk.log.action.pathway-refused',
  'pathway.drafted': 'desk.log.action.drafted',
  'pathway.published': 'desk.log.action.published',
  'place.closed': 'desk.log.action.place-closed',
  'place.founded': 'desk.log.action.place-founded',
  'place.opened-again': 'desk.log.action.place-opened-again',
  'place.revised': 'desk.log.action.revised',
  'report.sent': 'desk.log.action.report-sent',
  'review.approved': 'desk.log.action.review-approved',
  'review.asked': 'desk.log.action.review-asked',
  'review.returned': 'desk.log.action.review-returned',
}

/** "let in Jubilee Library": what was done, and to what. */
export function actionInWords(t: TFunction, { action, subjectName }: LogEntry): string {
  const key = words[action]
  return key ? t(key, { name: subjectName ?? t('desk.log.something') }) : `${action} ${subjectName ?? ''}`.trim()
}
