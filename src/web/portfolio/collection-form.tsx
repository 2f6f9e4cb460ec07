import { z } from 'zod'
import type { CollectionContent } from '#capabilities/portfolio/collection.ts'
import {
  type CollectionContentRefusal,
  longestAbout,
  longestTitle,
  type OpenRefusal,
} from '#capabilities/portfolio/collection-rules.ts'
import { Checkbox } from '#design/forms/choices.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { says, tick } from '#web/site/fields.ts'
import { asTyped, type FieldLabels, useFields } from '#web/site/form-fields.tsx'

export const collectionLabels: FieldLabels<'title' | 'about'> = {
  title: 'portfolio.content.title',
  about: 'portfolio.content.about',
}

export const collectionSchema = z.object({
  title: z
    .string({ error: says('portfolio.refused.title-is-missing') })
    .max(longestTitle, says('portfolio.refused.too-long')),
  about: z.string().max(longestAbout, says('portfolio.refused.too-long')).default(''),
  nameShown: tick,
  basedOn: z.string().optional(),
})

type Refusal =
  | CollectionContentRefusal
  | OpenRefusal
  | 'reaches-a-child'
  | 'too-many'
  | 'too-many-items'
  | 'changed-meanwhile'
  | 'age-is-missing'
  | 'stopped'

/** What is said where a collection is not kept or opened so. */
export const collectionRefused: Record<Refusal, MessageKey> = {
  'title-is-missing': 'portfolio.refused.title-is-missing',
  'too-long': 'portfolio.refused.too-long',
  'too-many': 'portfolio.refused.too-many',
  'too-many-items': 'portfolio.refused.too-many-items',
  'reaches-a-child': 'portfolio.refused.reaches-a-child',
  'changed-meanwhile': 'portfolio.refused.changed-meanwhile',
  'nothing-in-it': 'portfolio.refused.nothing-in-it',
  'no-such-end': 'portfolio.refused.no-such-end',
  'age-is-missing': 'portfolio.refused.age-is-missing',
  stopped: 'portfolio.refused.stopped',
}

/** The field that a refusal is about; undefined where it is about the whole. */
export const fieldOfCollection = (refusal: Refusal): keyof typeof collectionLabels | undefined => {
  if (refusal === 'title-is-missing') return 'title'
  return refusal === 'reaches-a-child' || refusal === 'too-long' ? 'about' : undefined
}

export const typedCollection = ({ title, about, nameShown }: CollectionContent) => asTyped({ title, about, nameShown })

interface CollectionFieldsProps {
  typed: Record<string, string>
  errors: FormErrors
  /** The owner's name, as it would be shown. */
  name: string
}

/** What stands above a collection. */
export function CollectionFields({ typed, errors, name }: CollectionFieldsProps) {
  const { t } = useTranslation()
  const { field } = useFields({ labels: collectionLabels, typed, errors })
  return (
    <>
      <TextInput {...field('title')} maxLength={longestTitle} hint={t('portfolio.content.titleHint')} />
      <TextArea
        {...field('about')}
        rows={4}
        maxLength={longestAbout}
        hint={t('portfolio.content.aboutHint')}
        optional={t('common.optional')}
      />
      {name ? (
        <Checkbox
          name="nameShown"
          label={t('portfolio.content.nameShown', { name })}
          hint={t('portfolio.content.nameShownHint')}
          checked={typed.nameShown !== undefined}
        />
      ) : (
        <p className="muted">
          <a href="/me/about?next=/me/portfolio">{t('portfolio.content.noName')}</a>
        </p>
      )}
    </>
  )
}
