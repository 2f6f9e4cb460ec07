import type { ComponentProps } from 'react'
import { themes } from '#capabilities/places/theme.ts'
import { Select } from '#design/forms/select.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'

/** What something is about: one of the themes, none chosen beforehand. */
export function ThemeSelect(field: Pick<ComponentProps<typeof Select>, 'name' | 'value' | 'error'>) {
  const { t } = useTranslation()
  return (
    <Select
      {...field}
      label={t('opportunities.themeLabel')}
      options={[
        { value: '', label: t('forms.choose') },
        ...themes.map((theme) => ({ value: theme, label: t(`common.theme.${theme}`) })),
      ]}
    />
  )
}
