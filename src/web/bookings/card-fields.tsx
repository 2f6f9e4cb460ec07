import { TextInput } from '#design/forms/text-input.tsx'
import type { FormErrors } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { type FieldLabels, useFields } from '#web/site/form-fields.tsx'

interface CardFieldsProps {
  labels: FieldLabels
  typed: Record<string, string>
  errors: FormErrors
}

/** The code and the PIN that stand on a card. */
export function CardFields(props: CardFieldsProps) {
  const { t } = useTranslation()
  const { field } = useFields(props)
  return (
    <>
      <TextInput
        {...field('cardCode')}
        hint={t('bookings.card.codeHint')}
        width={20}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
      />
      <TextInput {...field('pin')} hint={t('claim.card.pinHint')} inputMode="numeric" autoComplete="off" width={10} />
    </>
  )
}
