import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import { feedKinds } from '#capabilities/feeds/feed.ts'
import { opportunityKinds } from '#capabilities/opportunities/opportunity.ts'
import { themes } from '#capabilities/places/theme.ts'
import { Checkbox, RadioGroup } from '#design/forms/choices.tsx'
import { Select } from '#design/forms/select.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import type { FormErrors } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { ThemeSelect } from '#web/opportunities/theme-select.tsx'
import { type FieldLabels, useFields } from '#web/site/form-fields.tsx'
import { UploadInput } from '#web/uploads/upload-input.tsx'
import { mostFileBytes, repeats } from './feed-form.ts'

export const feedLabels = {
  listingKind: 'opportunities.kindLabel',
  ageMin: 'feeds.ageMin',
  withinMiles: 'feeds.withinMiles',
  name: 'feeds.name',
  kind: 'feeds.kindLabel',
  addresses: 'feeds.addresses',
  repeat: 'feeds.repeatLabel',
  theme: 'opportunities.themeLabel',
  includePast: 'feeds.includePast',
  takesIn: 'feeds.takesIn',
  organisation: 'opportunities.organisationLabel',
  file: 'feeds.file',
} as const satisfies FieldLabels

const { listingKind, theme, ageMin, withinMiles, includePast } = feedLabels
export const defaultsLabels = { listingKind, theme, ageMin, withinMiles, includePast }

/** What the value of a field is called, where two versions are compared. */
export function defaultInWords(t: TFunction, field: string, value: string): string {
  const kind = opportunityKinds.find((one) => one === value)
  const about = themes.find((one) => one === value)
  if (field === 'listingKind' && kind) return t(`opportunities.kind.${kind}`)
  if (field === 'theme' && about) return t(`common.theme.${about}`)
  return field === 'includePast' ? t('feeds.pastTaken') : value
}

interface FeedFieldsProps {
  typed: Record<string, string>
  errors: FormErrors
  /** Asks in whose name the listings stand, or for which place they are. */
  whose: ReactNode
}

export const feedFiles = '.csv,.tsv,.txt,.xlsx,.json,.ics,.xml,.html,text/csv,application/json,text/calendar'

/** What holds where a source does not say, and what of it is wanted. */
export function DefaultFields({ typed, errors }: Pick<FeedFieldsProps, 'typed' | 'errors'>) {
  const { t } = useTranslation()
  const { field, tick } = useFields({ labels: feedLabels, typed, errors })
  return (
    <>
      <h2>{t('feeds.defaults')}</h2>
      <Select
        {...field('listingKind')}
        options={[
          { value: '', label: t('forms.choose') },
          ...opportunityKinds.map((kind) => ({ value: kind, label: t(`opportunities.kind.${kind}`) })),
        ]}
      />
      <ThemeSelect {...field('theme')} />
      <TextInput {...field('ageMin')} hint={t('feeds.ageMinHint')} inputMode="numeric" width={2} />
      <h2>{t('feeds.wanted')}</h2>
      <TextInput {...field('withinMiles')} inputMode="numeric" width={4} />
      <Checkbox {...tick('includePast')} value="on" />
    </>
  )
}

/** What a source is, what it leaves unsaid, what of it is wanted, and when. */
export function FeedFields({ typed, errors, whose }: FeedFieldsProps) {
  const { t } = useTranslation()
  const { field, choice, tick } = useFields({ labels: feedLabels, typed, errors })
  return (
    <>
      <TextInput {...field('name')} hint={t('feeds.nameHint')} />
      <RadioGroup
        {...choice('kind')}
        options={feedKinds.map((kind) => ({
          value: kind,
          label: t(`feeds.kind.${kind}`),
          hint: t(`feeds.kindHint.${kind}`),
        }))}
      />
      <TextArea {...field('addresses')} hint={t('feeds.addressesHint')} rows={2} />
      <UploadInput
        mostBytes={mostFileBytes}
        name="file"
        error={field('file').error}
        label={t('feeds.file')}
        hint={t('feeds.fileHint')}
        accept={feedFiles}
      />
      {whose}
      <DefaultFields typed={{ ageMin: '18', withinMiles: '15', ...typed }} errors={errors} />
      <h2>{t('feeds.repeats')}</h2>
      <RadioGroup
        {...choice('repeat')}
        value={typed.repeat ?? 'daily'}
        inline
        options={repeats.map((one) => ({ value: one, label: t(`feeds.repeat.${one}`) }))}
      />
      <Checkbox {...tick('takesIn')} value="on" />
    </>
  )
}
