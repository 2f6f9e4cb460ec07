import { Checkbox, RadioGroup } from '#design/forms/choices.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'

/** Whether those who are given a badge are told by mail, and in which language; `typed` where the form comes back. */
export function HowTold({ typed }: { typed: Record<string, string> | undefined }) {
  const { t, language } = useTranslation()
  return (
    <>
      <RadioGroup
        name="language"
        legend={t('manage.awards.language')}
        inline
        value={typed?.language ?? language}
        options={[
          { value: 'en', label: t('opportunities.language.en') },
          { value: 'cy', label: t('opportunities.language.cy') },
        ]}
      />
      <Checkbox
        name="notify"
        label={t('manage.awards.notify')}
        hint={t('manage.awards.notifyHint')}
        checked={typed ? typed.notify === 'yes' : true}
      />
    </>
  )
}
