import { checkLevels, organisationKinds } from '#capabilities/organisations/organisation.ts'
import { RadioGroup } from '#design/forms/choices.tsx'
import { Fieldset } from '#design/forms/field.tsx'
import { Select } from '#design/forms/select.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import type { FormErrors } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { useFields } from '#web/site/form-fields.tsx'
import { type ApplicationPage, applicationLabels, checkRows } from './application-form.ts'

interface FieldsProps {
  typed: Record<string, string>
  errors: FormErrors
}

/** The questions of one page of an application. */
export function ApplicationFields({ page, ...fields }: FieldsProps & { page: ApplicationPage }) {
  const Fields = {
    start: Start,
    offer: Offer,
    contact: Contact,
    safeguarding: Safeguarding,
    checks: Checks,
    insurance: Insurance,
  }[page]
  return <Fields {...fields} />
}

const useApplicationFields = ({ typed, errors }: FieldsProps) => useFields({ labels: applicationLabels, typed, errors })

function Start(props: FieldsProps) {
  const { t } = useTranslation()
  const { field, choice } = useApplicationFields(props)
  return (
    <>
      <TextInput {...field('name')} autoComplete="organization" />
      <RadioGroup
        {...choice('kind')}
        options={organisationKinds.map((kind) => ({ value: kind, label: t(`organisations.kind.${kind}`) }))}
      />
    </>
  )
}

function Offer(props: FieldsProps) {
  const { t } = useTranslation()
  const { field } = useApplicationFields(props)
  const optional = t('common.optional')
  return (
    <>
      <TextArea {...field('description')} hint={t('manage.organisation.descriptionHint')} rows={3} />
      <TextArea {...field('descriptionCy')} optional={optional} rows={3} lang="cy" />
      <TextArea {...field('offer')} hint={t('manage.organisation.offerHint')} rows={4} />
      <TextArea {...field('offerCy')} optional={optional} rows={4} lang="cy" />
      <TextInput {...field('website')} type="url" optional={optional} inputMode="url" />
    </>
  )
}

function Contact(props: FieldsProps) {
  const { t } = useTranslation()
  const { field } = useApplicationFields(props)
  return (
    <>
      <TextInput {...field('contactName')} autoComplete="name" />
      <TextInput
        {...field('contactEmail')}
        type="email"
        hint={t('manage.organisation.contactEmailHint')}
        autoComplete="email"
      />
    </>
  )
}

function Safeguarding(props: FieldsProps) {
  const { t } = useTranslation()
  const { field, choice } = useApplicationFields(props)
  return (
    <RadioGroup
      {...choice('withUnder18s')}
      options={[
        {
          value: 'yes',
          label: t('organisations.apply.yes'),
          more: (
            <div className="stack">
              <TextInput {...field('safeguardingLead')} />
              <TextInput {...field('safeguardingPolicyUrl')} type="url" inputMode="url" />
              <TextInput {...field('safeguardingReviewedOn')} type="date" width={10} />
            </div>
          ),
        },
        { value: 'no', label: t('organisations.apply.no') },
      ]}
    />
  )
}

function Checks(props: FieldsProps) {
  const { t } = useTranslation()
  const { field } = useApplicationFields(props)
  return checkRows.map((row) => (
    <Fieldset key={row} legend={t('organisations.apply.check.row', { row })} name={`check${row}`}>
      <div className="stack">
        <TextInput {...field(`role${row}`)} />
        <Select
          {...field(`level${row}`)}
          options={[
            { value: '', label: t('forms.choose') },
            ...checkLevels.map((level) => ({ value: level, label: t(`manage.organisation.level.${level}`) })),
          ]}
        />
        <TextInput {...field(`seenOn${row}`)} type="date" width={10} />
      </div>
    </Fieldset>
  ))
}

function Insurance(props: FieldsProps) {
  const { t } = useTranslation()
  const { field, choice } = useApplicationFields(props)
  return (
    <RadioGroup
      {...choice('insured')}
      options={[
        {
          value: 'yes',
          label: t('organisations.apply.yes'),
          more: <TextInput {...field('insuredUntil')} type="date" width={10} />,
        },
        { value: 'no', label: t('organisations.apply.notNeeded') },
      ]}
    />
  )
}
