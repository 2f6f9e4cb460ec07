import { SecondLanguageSwitch } from '#design/forms/two-languages.tsx'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'

/** Shows Welsh beside English: at first where there is some, and to those who read this site in Welsh. */
export function WelshSwitch({ typed }: { typed: Record<string, string> }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const hasWelsh = Object.entries(typed).some(([name, text]) => name.endsWith('Cy') && text !== '')
  return (
    <SecondLanguageSwitch
      name="withWelsh"
      label={t('forms.withWelsh')}
      checked={language === 'cy' || hasWelsh || typed.withWelsh !== undefined}
    />
  )
}
