import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { feedKinds } from '#capabilities/feeds/feed.ts'
import { opportunityKinds } from '#capabilities/opportunities/opportunity.ts'
import { Checkbox, RadioGroup } from '#design/forms/choices.tsx'
import { FileInput } from '#design/forms/file-input.tsx'
import { Select } from '#design/forms/select.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { repeats } from '../forms/feed-form.ts'
import { ThemeSelect } from '../forms/theme-select.tsx'

interface FeedFieldsProps {
  typed: Record<string, string>
  errors: Record<string, string>
  /** Asks in whose name the listings stand, or for which place they are. */
  whose: ReactNode
}

export const feedFiles = '.csv,.json,.ics,.xml,text/csv,application/json,text/calendar'

/** What a source is, what it leaves unsaid, what of it is wanted, and when. */
export function FeedFields({ typed, errors, whose }: FeedFieldsProps) {
  const { t } = useTranslation()
  const field = (name: string) => ({ name, value: typed[name], error: errors[name] && t(errors[name]) })
  const choices = <Value extends string>(values: readonly Value[], label: (value: Value) => string) => [
    { value: '', label: t('forms.choose') },
    ...values.map((value) => ({ value, label: label(value) })),
  ]
  return (
    <>
      <TextInput {...field('name')} label={t('feeds.name')} hint={t('feeds.nameHint')} />
      <RadioGroup
        {...field('kind')}
        legend={t('feeds.kindLabel')}
        options={feedKinds.map((kind) => ({
          value: kind,
          label: t(`feeds.kind.${kind}`),
          hint: t(`feeds.kindHint.${kind}`),
        }))}
      />
      <TextArea {...field('addresses')} label={t('feeds.addresses')} hint={t('feeds.addressesHint')} rows={2} />
      <FileInput
        name="file"
        error={errors.file && t(errors.file)}
        label={t('feeds.file')}
        hint={t('feeds.fileHint')}
        accept={feedFiles}
      />
      {whose}
      <h2>{t('feeds.defaults')}</h2>
      <Select
        {...field('listingKind')}
        label={t('opportunities.kindLabel')}
        options={choices(opportunityKinds, (kind) => t(`opportunities.kind.${kind}`))}
      />
      <ThemeSelect {...field('theme')} />
      <TextInput
        {...field('ageMin')}
        value={typed.ageMin ?? '18'}
        label={t('feeds.ageMin')}
        hint={t('feeds.ageMinHint')}
        inputMode="numeric"
        width={2}
      />
      <h2>{t('feeds.scope')}</h2>
      <TextInput
        {...field('withinMiles')}
        value={typed.withinMiles ?? '15'}
        label={t('feeds.withinMiles')}
        inputMode="numeric"
        width={4}
      />
      <Checkbox name="includePast" value="on" label={t('feeds.includePast')} checked={typed.includePast === 'on'} />
      <RadioGroup
        {...field('repeat')}
        value={typed.repeat ?? 'daily'}
        legend={t('feeds.repeatLabel')}
        inline
        options={repeats.map((one) => ({ value: one, label: t(`feeds.repeat.${one}`) }))}
      />
      <Checkbox name="takesIn" value="on" label={t('feeds.takesIn')} checked={typed.takesIn === 'on'} />
    </>
  )
}
