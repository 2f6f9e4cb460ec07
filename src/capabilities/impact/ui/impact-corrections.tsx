import { longDate, wholeNumber } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import type { ImpactCorrection } from '../list-corrections.ts'

/** What was given by mistake and no longer counts. */
export function ImpactCorrections({ corrections }: { corrections: ImpactCorrection[] }) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <ul className="stack stack-s">
      {corrections.map(({ at, organisation, badge, badgeCy, badges, note }) => {
        const words = { date: longDate(language, at), organisation, badge: inLanguage(language, badge, badgeCy), note }
        return (
          <li key={at.toISOString() + badge}>
            {badges === null
              ? t('impact.correctionFew', words)
              : t('impact.correction', { ...words, badges: wholeNumber(language, badges) })}
          </li>
        )
      })}
    </ul>
  )
}
