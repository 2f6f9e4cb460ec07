import { z } from 'zod'
import { organisationKinds } from '#capabilities/organisations/organisation.ts'
import { TextArea } from '#design/forms/text-area.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import type { FormErrors } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { optionalText, optionalUrl, requiredText, says } from '#web/site/fields.ts'
import { type FieldLabels, useFields } from '#web/site/form-fields.tsx'

/** What an organisation says about itself. */
export const organisationDetailsSchema = z.object({
  description: requiredText(1000),
  descriptionCy: optionalText(1000),
  website: optionalUrl,
  contactName: optionalText(120),
  offer: optionalText(1000),
  offerCy: optionalText(1000),
  insuredUntil: z.iso
    .date({ error: says('forms.badDate') })
    .optional()
    .transform((text) => text ?? null),
  contactEmail: z.email({ error: says('forms.badEmail') }),
  safeguardingLead: optionalText(200),
  safeguardingPolicyUrl: optionalUrl,
  safeguardingReviewedOn: z.iso
    .date({ error: says('forms.badDate') })
    .optional()
    .transform((text) => text ?? null),
})

export const organisationSchema = organisationDetailsSchema.extend({
  name: requiredText(120),
  kind: z.enum(organisationKinds, { error: says('forms.choose') }),
})

export const organisationLabels: FieldLabels<keyof typeof organisationSchema.shape> = {
  name: 'manage.organisation.name',
  kind: 'manage.organisation.kind',
  description: 'manage.organisation.description',
  descriptionCy: 'manage.organisation.descriptionCy',
  website: 'manage.organisation.website',
  contactName: 'manage.organisation.contactName',
  contactEmail: 'manage.organisation.contactEmail',
  offer: 'manage.organisation.offer',
  offerCy: 'manage.organisation.offerCy',
  insuredUntil: 'manage.organisation.insuredUntil',
  safeguardingLead: 'manage.organisation.safeguardingLead',
  safeguardingPolicyUrl: 'manage.organisation.safeguardingPolicy',
  safeguardingReviewedOn: 'manage.organisation.safeguardingReviewed',
}

interface OrganisationFieldsProps {
  typed: Record<string, string>
  errors: FormErrors
}

export function OrganisationFields({ typed, errors }: OrganisationFieldsProps) {
  const { t } = useTranslation()
  const { field } = useFields({ labels: organisationLabels, typed, errors })
  const optional = t('common.optional')
  return (
    <>
      <TextArea {...field('description')} hint={t('manage.organisation.descriptionHint')} rows={3} />
      <TextArea {...field('descriptionCy')} optional={optional} rows={3} lang="cy" />
      <TextArea {...field('offer')} hint={t('manage.organisation.offerHint')} optional={optional} rows={3} />
      <TextArea {...field('offerCy')} optional={optional} rows={3} lang="cy" />
      <TextInput {...field('website')} type="url" optional={optional} inputMode="url" />
      <TextInput {...field('contactName')} optional={optional} autoComplete="name" />
      <TextInput
        {...field('contactEmail')}
        type="email"
        hint={t('manage.organisation.contactEmailHint')}
        autoComplete="email"
      />
      <h2>{t('manage.organisation.safeguarding')}</h2>
      <p>{t('manage.organisation.safeguardingWhy')}</p>
      <TextInput {...field('safeguardingLead')} optional={optional} />
      <TextInput {...field('safeguardingPolicyUrl')} type="url" optional={optional} />
      <TextInput {...field('safeguardingReviewedOn')} type="date" optional={optional} width={10} />
      <h2>{t('manage.organisation.insurance')}</h2>
      <TextInput {...field('insuredUntil')} type="date" optional={optional} width={10} />
    </>
  )
}
