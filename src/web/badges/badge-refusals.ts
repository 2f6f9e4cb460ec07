import type { TFunction } from 'i18next'
import type { ArchiveBadgeOutcome } from '#capabilities/badges/archive-badge.ts'
import type { RestoreBadgeOutcome } from '#capabilities/badges/restore-badge.ts'
import type { AskRefusal } from '#capabilities/badges/review-rules.ts'
import type { MessageKey } from '#infrastructure/words/message-key.ts'

type Refusal = AskRefusal | Extract<ArchiveBadgeOutcome | RestoreBadgeOutcome, { ok: false }>['refusal']

/** Why something was not done to one badge of many. */
const messages: Record<Refusal, MessageKey> = {
  'badge-not-found': 'desk.list.refused.not-there',
  'badge-not-archived': 'manage.refused.notArchived',
  'badge-is-archived': 'badges.review.askRefused.badge-is-archived',
  'review-is-waiting': 'badges.review.askRefused.review-is-waiting',
  'already-reviewed': 'badges.review.askRefused.already-reviewed',
}

const isKnown = (refusal: string): refusal is Refusal => Object.hasOwn(messages, refusal)

/** A refusal as the list of what was done has noted it; older releases may have noted others. */
export const badgeRefusalInWords = (t: TFunction, refusal: string): string =>
  t(isKnown(refusal) ? messages[refusal] : 'desk.list.refused.not-reached')
