import { z } from 'zod'
import { type ExperienceRefusal, longestStory, longestTitle } from '#capabilities/portfolio/collection-rules.ts'
import { type ExperienceContent, experienceKinds } from '#capabilities/portfolio/experience.ts'
import { RadioGroup } from '#design/forms/choices.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { says } from '#web/site/fields.ts'
import { asTyped, type FieldLabels, useFields } from '#web/site/form-fields.tsx'

export const experienceLabels: FieldLabels<'kind' | 'title' | 'whereabouts' | 'began' | 'ended' | 'story'> = {
  kind: 'portfolio.experience.kind',
  title: 'portfolio.experience.what',
  whereabouts: 'portfolio.experience.whereabouts',
  began: 'portfolio.experience.began',
  ended: 'portfolio.experience.ended',
  story: 'portfolio.experience.words',
}

const short = z.string().max(longestTitle, says('portfolio.refused.too-long'))

export const experienceSchema = z.object({
  kind: z.enum(experienceKinds, { error: says('portfolio.refused.no-such-kind') }),
  title: z
    .string({ error: says('portfolio.refused.experience-title-is-missing') })
    .max(longestTitle, says('portfolio.refused.too-long')),
  whereabouts: short.default(''),
  began: z.string().nullable().default(null),
  ended: z.string().nullable().default(null),
  story: z.string().max(longestStory, says('portfolio.refused.too-long')).default(''),
  basedOn: z.string().optional(),
})

type Refusal = ExperienceRefusal | 'reaches-a-child' | 'too-many' | 'changed-meanwhile'

export const experienceRefused: Record<Refusal, MessageKey> = {
  'title-is-missing': 'portfolio.refused.experience-title-is-missing',
  'too-long': 'portfolio.refused.too-long',
  'no-such-kind': 'portfolio.refused.no-such-kind',
  'no-such-month': 'portfolio.refused.no-such-month',
  'ends-before-it-began': 'portfolio.refused.ends-before-it-began',
  'reaches-a-child': 'portfolio.refused.reaches-a-child',
  'too-many': 'portfolio.refused.too-many',
  'changed-meanwhile': 'portfolio.refused.changed-meanwhile',
}

/** The field that a refusal is about; undefined where it is about the whole. */
export function fieldOfExperience(
  refusal: Refusal,
  { began }: Pick<ExperienceContent, 'began'>,
): keyof typeof experienceLabels | undefined {
  switch (refusal) {
    case 'title-is-missing':
      return 'title'
    case 'no-such-kind':
      return 'kind'
    case 'no-such-month':
      return began && !/^\d{4}-\d\d$/.test(began) ? 'began' : 'ended'
    case 'ends-before-it-began':
      return 'ended'
    case 'too-long':
    case 'reaches-a-child':
      return 'story'
    default:
      return undefined
  }
}

export const typedExperience = ({ kind, title, whereabouts, began, ended, story }: ExperienceContent) =>
  asTyped({ kind, title, whereabouts, began, ended, story })

/** What a learner did, one question after the other. */
export function ExperienceFields({ typed, errors }: { typed: Record<string, string>; errors: FormErrors }) {
  const { t } = useTranslation()
  const { field, choice } = useFields({ labels: experienceLabels, typed, errors })
  const optional = t('common.optional')
  return (
    <>
      <RadioGroup
        {...choice('kind')}
        options={experienceKinds.map((kind) => ({ value: kind, label: t(`portfolio.experience.kindName.${kind}`) }))}
      />
      <TextInput {...field('title')} maxLength={longestTitle} hint={t('portfolio.experience.whatHint')} />
      <TextInput {...field('whereabouts')} maxLength={longestTitle} optional={optional} />
      <TextInput {...field('began')} type="month" hint={t('portfolio.experience.monthHint')} optional={optional} />
      <TextInput {...field('ended')} type="month" hint={t('portfolio.experience.endedHint')} optional={optional} />
      <TextArea
        {...field('story')}
        rows={8}
        maxLength={longestStory}
        hint={t('portfolio.experience.wordsHint')}
        optional={optional}
      />
    </>
  )
}
