import type { DraftListRefusal } from '#capabilities/awards/draft-award-list.ts'
import { Button } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { Select } from '#design/forms/select.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { isLanguage, type Language } from '#infrastructure/words/languages.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { awardRefusalAtBadge } from '#web/awards/award-refusals.ts'
import { HowTold } from '#web/awards/how-told.tsx'
import { type FieldLabels, useFields } from '#web/site/form-fields.tsx'

export const givingLabels: FieldLabels = { badgeId: 'check.name', evidence: 'awards.evidence' }

const longestEvidence = 500

/** Why no list of those who were there could be made, at the field that it speaks of. */
export const givingRefused: Record<DraftListRefusal, { field: string; message: MessageKey }> = {
  ...awardRefusalAtBadge,
  'evidence-is-missing': { field: 'evidence', message: 'manage.refused.evidenceMissing' },
  'nobody-in-it': { field: 'badgeId', message: 'registers.refused.nobodyCame' },
  'no-list-of-people': { field: 'badgeId', message: 'registers.refused.nobodyCame' },
}

/** What was typed: a list that can be made of it, or what is wrong. The badge is the adapter's to read. */
export function readGiving(form: FormData, language: Language) {
  const typed = Object.fromEntries([...form].map(([name, value]) => [name, String(value).trim()]))
  const { badgeId, evidence = '' } = typed
  const errors: FormErrors = {}
  if (!badgeId) errors.badgeId = 'forms.choose'
  if (evidence.length > longestEvidence)
    errors.evidence = { message: 'forms.tooLong', figures: { limit: longestEvidence, length: evidence.length } }
  const asked = {
    ...{ evidence: evidence ? [{ name: evidence }] : [], notify: typed.notify === 'yes' },
    locale: isLanguage(typed.language) ? typed.language : language,
  }
  return { badgeId, asked, typed, errors: Object.keys(errors).length > 0 ? errors : undefined }
}

interface GivingFormProps {
  badges: { value: string; label: string }[]
  /** What was typed before; else what the evidence begins with. */
  typed: Record<string, string> | undefined
  begins: string
  errors: FormErrors
}

/** Which badge those who were there are given, what for, and how they are told. Nothing is signed by it. */
export function GivingForm({ badges, typed, begins, errors }: GivingFormProps) {
  const { t } = useTranslation()
  const { field } = useFields({ labels: givingLabels, typed: typed ?? { evidence: begins }, errors })
  return (
    <Form>
      <Select {...field('badgeId')} options={[{ value: '', label: t('forms.choose') }, ...badges]} />
      <TextInput {...field('evidence')} hint={t('manage.awards.evidenceHint')} optional={t('common.optional')} />
      <HowTold typed={typed} />
      <Button>{t('manage.awards.look')}</Button>
    </Form>
  )
}
