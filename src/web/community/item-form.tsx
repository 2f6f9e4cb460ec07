import { z } from 'zod'
import { type ItemKind, longestBody, longestTitle } from '#capabilities/community/library-item.ts'
import { TextArea } from '#design/forms/text-area.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { TwoLanguages } from '#design/forms/two-languages.tsx'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { optionalText, requiredText } from '#web/site/fields.ts'
import { type FieldLabels, useFields } from '#web/site/form-fields.tsx'

const itemSchema = z.object({
  title: requiredText(longestTitle),
  titleCy: optionalText(longestTitle),
  body: requiredText(longestBody),
  bodyCy: optionalText(longestBody),
})

/** An answer is called what its question is called. */
export const itemFormSchema = (kind: ItemKind) =>
  kind === 'answer'
    ? itemSchema.omit({ title: true, titleCy: true }).transform((said) => ({ ...said, title: '', titleCy: null }))
    : itemSchema

export const itemLabels = (kind: ItemKind) =>
  ({
    title: kind === 'question' ? 'library.questions.itemTitle' : 'library.itemTitle',
    titleCy: 'library.itemTitleCy',
    body: `library.text.${kind}`,
    bodyCy: 'library.textCy',
    agreed: 'library.agreed',
  }) as const satisfies FieldLabels

/** What a use case refused: at the field that it speaks of, or above the form. */
export interface ItemAnswer {
  typed: Record<string, string>
  errors: FormErrors
  notice?: MessageKey
  asks?: 'share' | 'take-back' | 'delete' | 'remove'
  isChanged?: boolean
  done?: boolean
}

interface ItemFieldsProps {
  kind: ItemKind
  typed: Record<string, string>
  errors: FormErrors
}

/** Title and words, in both languages. */
export function ItemFields({ kind, typed, errors }: ItemFieldsProps) {
  const { t } = useTranslation()
  const { field } = useFields({ labels: itemLabels(kind), typed, errors })
  const rows = kind === 'badge' || kind === 'pathway' || kind === 'question' ? 5 : 12
  const optional = t('common.optional')
  return (
    <>
      {kind !== 'answer' && (
        <TwoLanguages
          first={<TextInput {...field('title')} maxLength={longestTitle} />}
          second={<TextInput {...field('titleCy')} maxLength={longestTitle} lang="cy" optional={optional} />}
        />
      )}
      <TwoLanguages
        first={<TextArea {...field('body')} rows={rows} hint={t('library.textHint')} />}
        second={<TextArea {...field('bodyCy')} rows={rows} lang="cy" optional={optional} />}
      />
    </>
  )
}
