import { z } from 'zod'
import type { AddNetworkContactOutcome } from '#capabilities/network/add-network-contact.ts'
import { lawfulBases, longestContactText } from '#capabilities/network/network-contact.ts'
import { longestSource } from '#capabilities/network/network-organisation.ts'
import { Select } from '#design/forms/select.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { optionalText, requiredText, says } from '#web/site/fields.ts'
import { type FieldLabels, useFields } from '#web/site/form-fields.tsx'

export const contactSchema = z.object({
  contactName: requiredText(longestContactText),
  job: optionalText(longestContactText),
  email: optionalText(longestContactText),
  phone: optionalText(longestContactText),
  contactSource: requiredText(longestSource),
  basis: z.enum(lawfulBases, { error: says('forms.choose') }),
})

export const contactLabels: FieldLabels<keyof z.infer<typeof contactSchema>> = {
  ...{ contactName: 'convening.contact.name', job: 'convening.contact.job', email: 'convening.contact.email' },
  ...{ phone: 'convening.contact.phone', contactSource: 'convening.contact.source', basis: 'convening.contact.basis' },
}

/** What was typed, as the use cases take it. */
export const contactOf = ({ contactName: name, contactSource: source, ...rest }: z.infer<typeof contactSchema>) => ({
  ...{ name, source },
  ...rest,
})

/** Why it is not kept like this, and at which field that is said. */
export const contactRefused: Record<
  Extract<AddNetworkContactOutcome, { ok: false }>['refusal'],
  [field: keyof typeof contactLabels, message: MessageKey]
> = {
  'words-are-missing': ['contactName', 'convening.refused.words-are-missing'],
  'too-long': ['contactName', 'convening.refused.too-long'],
  'email-unreadable': ['email', 'convening.refused.email-unreadable'],
  'phone-unreadable': ['phone', 'convening.refused.phone-unreadable'],
  'not-in-network': ['contactName', 'convening.refused.not-in-network'],
  'contact-here-already': ['email', 'convening.refused.contact-here-already'],
  'too-many': ['contactName', 'convening.refused.too-many'],
}

interface ContactFieldsProps {
  typed: Record<string, string>
  errors: FormErrors
}

/** Whom to speak to, where that is known from, and why it may be kept. */
export function ContactFields({ typed, errors }: ContactFieldsProps) {
  const { t } = useTranslation()
  const { field } = useFields({ labels: contactLabels, typed, errors })
  const optional = t('common.optional')
  return (
    <>
      <TextInput {...field('contactName')} maxLength={longestContactText} autoComplete="off" />
      <TextInput {...field('job')} maxLength={longestContactText} optional={optional} />
      <TextInput {...field('email')} type="email" optional={optional} autoComplete="off" />
      <TextInput {...field('phone')} type="tel" optional={optional} autoComplete="off" />
      <TextInput {...field('contactSource')} maxLength={longestSource} />
      <Select
        {...field('basis')}
        hint={t('convening.contact.basisHint')}
        options={lawfulBases.map((basis) => ({ value: basis, label: t(`convening.basis.${basis}`) }))}
      />
    </>
  )
}
