import type { AwardRefusal, BadgeRefusal } from '#capabilities/awards/award-rules.ts'
import type { MessageKey } from '#infrastructure/words/message-key.ts'

/** A new refusal does not compile until it has words that tell the issuer what to do. */
export const awardRefusalWords: Record<AwardRefusal, MessageKey> = {
  'badge-not-found': 'manage.refused.badgeNotFound',
  'badge-belongs-to-another-organisation': 'manage.refused.anotherOrganisation',
  'badge-is-not-published': 'manage.refused.notPublished',
  'badge-is-archived': 'manage.refused.archived',
  'organisation-is-suspended': 'manage.refused.suspended',
  'opportunity-does-not-earn-it': 'manage.refused.opportunity',
  'recipient-is-missing': 'manage.refused.recipientMissing',
  'evidence-is-missing': 'manage.refused.evidenceMissing',
  'learner-already-holds-it': 'manage.refused.alreadyHeld',
  'listed-twice': 'manage.refused.listedTwice',
  'given-already': 'manage.refused.givenAlready',
  'address-is-stopped': 'manage.refused.addressStopped',
  'nothing-to-renew': 'manage.refused.nothingToRenew',
}

/** The same for what concerns the badge, with the field of the form that it stands beside. */
export const awardRefusalAtBadge: Record<BadgeRefusal, { field: string; message: MessageKey }> = {
  'badge-not-found': { field: 'badgeId', message: awardRefusalWords['badge-not-found'] },
  'badge-belongs-to-another-organisation': {
    field: 'badgeId',
    message: awardRefusalWords['badge-belongs-to-another-organisation'],
  },
  'badge-is-not-published': { field: 'badgeId', message: awardRefusalWords['badge-is-not-published'] },
  'badge-is-archived': { field: 'badgeId', message: awardRefusalWords['badge-is-archived'] },
  'organisation-is-suspended': { field: 'badgeId', message: awardRefusalWords['organisation-is-suspended'] },
  'opportunity-does-not-earn-it': {
    field: 'opportunityId',
    message: awardRefusalWords['opportunity-does-not-earn-it'],
  },
}
