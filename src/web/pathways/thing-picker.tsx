import { BadgeArt } from '#design/badge/badge-art.tsx'
import { Button } from '#design/forms/button.tsx'
import { CheckboxGroup, RadioGroup } from '#design/forms/choices.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import type { Pickable } from './pickable-things.ts'

interface ThingPickerProps {
  legend: string
  hint?: string
  error?: string
  things: Pickable[]
  picked: string[]
  /** Several, or one; `none` is what choosing nothing is called, where that may be. */
  several?: boolean
  none?: string
  searchLabel: string
  terms: string | undefined
}

/** Chooses among what is chosen already and what was found. Searching sends the form and keeps what was typed. */
export function ThingPicker({
  legend,
  hint,
  error,
  things,
  picked,
  several,
  none,
  searchLabel,
  terms,
}: ThingPickerProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const options = things.map(({ id, name, nameCy, by, artwork }) => ({
    value: id,
    label: (
      <span className="with-art">
        {artwork && <BadgeArt design={artwork} alt="" />}
        <span>{inLanguage(language, name, nameCy)}</span>
      </span>
    ),
    hint: by,
  }))
  const common = { name: 'picked', legend, hint, error }
  return (
    <div className="stack">
      {several ? (
        <CheckboxGroup {...common} options={options} values={picked} />
      ) : (
        <RadioGroup
          {...common}
          options={none ? [{ value: '', label: none }, ...options] : options}
          value={picked[0] ?? (none ? '' : undefined)}
        />
      )}
      {things.length === 0 && <p className="muted">{t('pathways.form.nothingFound')}</p>}
      <TextInput name="q" label={searchLabel} value={terms} optional={t('common.optional')} />
      <Button kind="quiet" name="do" value="search" icon="search">
        {t('common.search')}
      </Button>
    </div>
  )
}
