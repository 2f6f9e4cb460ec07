import { regions } from '#capabilities/programme/call.ts'
import { criteria } from '#capabilities/programme/rubric.ts'
import { CheckboxGroup } from '#design/forms/choices.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { Columns } from '#design/layout/arrange.tsx'
import type { FormErrors } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { useFields } from '#web/site/form-fields.tsx'
import { callLabels } from './call-form.ts'

interface CallFieldsProps {
  typed: Record<string, string>
  errors: FormErrors
  /** Its address stays as it is. */
  isBegun?: boolean
}

const numbers = { value: ['valuePounds', 'contributionPounds'], size: ['shortlistSize', 'quorum'] } as const

/** What is said of a call, when it is begun and while it is a draft. */
export function CallFields({ typed, errors, isBegun = false }: CallFieldsProps) {
  const { t } = useTranslation()
  const { field, boxes } = useFields({ labels: callLabels, typed, errors })
  const zone = t('calls.form.zoneHint')
  return (
    <>
      <Columns kind="half">
        <TextInput {...field('title')} />
        <TextInput {...field('titleCy')} lang="cy" />
      </Columns>
      <Columns kind="half">
        <TextArea {...field('lead')} rows={3} />
        <TextArea {...field('leadCy')} rows={3} lang="cy" />
      </Columns>
      {!isBegun && <TextInput {...field('slug')} hint={t('calls.form.slugHint')} maxLength={60} />}
      <Columns kind="half">
        <TextInput {...field('opensAt')} type="datetime-local" hint={zone} />
        <TextInput {...field('closesAt')} type="datetime-local" hint={zone} />
      </Columns>
      <Columns kind="half">
        <TextInput {...field('interviewsOn')} type="date" />
        <TextInput {...field('announcedOn')} type="date" />
      </Columns>
      <Columns kind="half">
        <TextInput {...field('beginsOn')} type="date" />
        <TextInput {...field('placements')} inputMode="numeric" />
      </Columns>
      {(['value', 'size'] as const).map((pair) => (
        <Columns key={pair} kind="half">
          {numbers[pair].map((name) => (
            <TextInput key={name} {...field(name)} inputMode="numeric" />
          ))}
        </Columns>
      ))}
      <CheckboxGroup
        {...boxes('preferredRegions')}
        options={regions.map((region) => ({ value: region, label: t(`programme.region.${region}`) }))}
      />
      {criteria.map((criterion) => (
        <TextInput
          key={criterion}
          {...field(criterion)}
          label={t('calls.form.weight', { name: t(callLabels[criterion]) })}
          hint={t('calls.form.weightHint')}
          inputMode="numeric"
        />
      ))}
    </>
  )
}
