import { Timeline } from '#design/cards/timeline.tsx'
import { Section } from '#design/layout/section.tsx'
import type { DeliveryEntry } from '#infrastructure/mail/delivery-rules.ts'
import { dayAndTime } from '#infrastructure/words/formats.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'

/** What happened to the mails of an award, and what that means. */
export function DeliveryLog({ entries }: { entries: DeliveryEntry[] }) {
  const { t } = useTranslation()
  const language = useLanguage()
  if (entries.length === 0) return null
  return (
    <Section title={t('delivery.title')}>
      <Timeline
        moments={entries.map(({ at, kind, mailId, reason }, turn) => ({
          key: `${at.toISOString()} ${kind} ${mailId} ${reason}`,
          when: dayAndTime(language, at, new Date()),
          title: t(`delivery.happened.${kind}`),
          detail: reason && t('delivery.said', { reason }),
          now: turn === entries.length - 1,
        }))}
      />
      <p className="muted">{t('delivery.honest')}</p>
    </Section>
  )
}
