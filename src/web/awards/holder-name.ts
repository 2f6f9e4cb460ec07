import type { TFunction } from 'i18next'
import type { Award } from '#capabilities/awards/award.ts'

/** What an organisation calls the holder of a badge that it gave. */
export function holderName(
  { recipientName, recipientEmail, isErased }: Pick<Award, 'recipientName' | 'recipientEmail' | 'isErased'>,
  t: TFunction,
): string {
  if (isErased) return t('manage.awards.erased')
  return recipientName ?? recipientEmail ?? t('manage.awards.nameless')
}
