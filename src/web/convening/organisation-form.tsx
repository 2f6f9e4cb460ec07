import { z } from 'zod'
import type { AddNetworkOrganisationOutcome } from '#capabilities/network/add-network-organisation.ts'
import { longestName, longestSource, networkStages } from '#capabilities/network/network-organisation.ts'
import { organisationKinds } from '#capabilities/organisations/organisation.ts'
import { Select } from '#design/forms/select.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { requiredText, says } from '#web/site/fields.ts'
import { type FieldLabels, useFields } from '#web/site/form-fields.tsx'

export const organisationSchema = z.object({
  name: requiredText(longestName),
  sector: z
    .enum(organisationKinds)
    .optional()
    .transform((kind) => kind ?? null),
  stage: z.enum(networkStages, { error: says('forms.choose') }),
  source: requiredText(longestSource),
})

export const organisationLabels: FieldLabels<keyof z.infer<typeof organisationSchema>> = {
  ...{ name: 'convening.name', sector: 'convening.sector', stage: 'convening.stage', source: 'convening.source' },
}

/** Why it is not kept like this, and at which field that is said. */
export const organisationRefused: Record<
  Extract<AddNetworkOrganisationOutcome, { ok: false }>['refusal'],
  [field: keyof typeof organisationLabels, message: MessageKey]
> = {
  'words-are-missing': ['name', 'convening.refused.words-are-missing'],
  'too-long': ['name', 'convening.refused.too-long'],
  'reaches-a-person': ['source', 'convening.refused.reaches-a-person'],
  'here-already': ['name', 'convening.refused.here-already'],
  'too-many': ['name', 'convening.refused.too-many'],
}

interface OrganisationFieldsProps {
  typed: Record<string, string>
  errors: FormErrors
}

/** What an organisation of the network is, how near, and where that is known from. */
export function OrganisationFields({ typed, errors }: OrganisationFieldsProps) {
  const { t } = useTranslation()
  const { field } = useFields({ labels: organisationLabels, typed, errors })
  return (
    <>
      <TextInput {...field('name')} maxLength={longestName} />
      <Select
        {...field('sector')}
        optional={t('common.optional')}
        options={[
          { value: '', label: t('convening.noSector') },
          ...organisationKinds.map((kind) => ({ value: kind, label: t(`organisations.kind.${kind}`) })),
        ]}
      />
      <Select
        {...field('stage')}
        options={networkStages.map((stage) => ({ value: stage, label: t(`convening.stages.${stage}`) }))}
      />
      <TextInput {...field('source')} maxLength={longestSource} hint={t('convening.sourceHint')} />
    </>
  )
}
