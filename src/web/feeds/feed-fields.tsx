import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { feedKinds } from '#capabilities/feeds/feed.ts'
import { opportunityKinds } from '#capabilities/opportunities/opportunity.ts'
import { Checkbox, RadioGroup } from '#design/forms/choices.tsx'
import { FileInput } from '#design/forms/file-input.tsx'
import { Select } from '#design/forms/select.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import type { FormErrors } from '#infrastructure/words/message-key.ts'
import { ThemeSelect } from '#web/opportunities/theme-select.tsx'
import { repeats } from './feed-form.ts'

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
  const field = (name: string) => ({ name, value: typed[name], error: errors[name] && t(errors[name]) })
  return (
    <>
      <h2>{t('feeds.defaults')}</h2>
      <Select
        {...field('listingKind')}
        label={t('opportunities.kindLabel')}
        options={[
          { value: '', label: t('forms.choose') },
          ...opportunityKinds.map((kind) => ({ value: kind, label: t(`opportunities.kind.${kind}`) })),
        ]}
      />
      <ThemeSelect {...field('theme')} />
      <TextInput
        {...field('ageMin')}
        label={t('feeds.ageMin')}
        hint={t('feeds.ageMinHint')}
        inputMode="numeric"
        width={2}
      />
      <h2>{t('feeds.wanted')}</h2>
      <TextInput {...field('withinMiles')} label={t('feeds.withinMiles')} inputMode="numeric" width={4} />
      <Checkbox name="includePast" value="on" label={t('feeds.includePast')} checked={typed.includePast === 'on'} />
    </>
  )
}

/** What a source is, what it leaves unsaid, what of it is wanted, and when. */
export function FeedFields({ typed, errors, whose }: FeedFieldsProps) {
  const { t } = useTranslation()
  const field = (name: string) => ({ name, value: typed[name], error: errors[name] && t(errors[name]) })
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
      <DefaultFields typed={{ ageMin: '18', withinMiles: '15', ...typed }} errors={errors} />
      <h2>{t('feeds.repeats')}</h2>
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
