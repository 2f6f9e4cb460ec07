import type { CuratorsWork as Work } from '#capabilities/pathways/count-curators-work.ts'
import { Notice } from '#design/cards/notice.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'

/** What waits for a curator, on the page with which their day begins. */
export function CuratorsWork({ work: { broken, asking }, href }: { work: Work; href: string }) {
  const { t } = useTranslation()
  return (
    <>
      {broken > 0 && (
        <Notice tone="warn" title={t('pathways.desk.broken', { count: broken })}>
          <a href={href}>{t('pathways.desk.brokenOpen')}</a>
        </Notice>
      )}
      {asking > 0 && (
        <Notice tone="info" title={t('pathways.desk.asking', { count: asking })}>
          <a href={href}>{t('pathways.desk.askingOpen')}</a>
        </Notice>
      )}
    </>
  )
}
