import { z } from 'zod'
import { destinationKinds, type PathwayContent } from '#capabilities/pathways/pathway.ts'
import { themes } from '#capabilities/places/theme.ts'
import { RadioGroup } from '#design/forms/choices.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { TwoLanguages } from '#design/forms/two-languages.tsx'
import type { FormErrors } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { ThemeSelect } from '#web/opportunities/theme-select.tsx'
import { optionalText, requiredText, says } from '#web/site/fields.ts'
import { type FieldLabels, useFields } from '#web/site/form-fields.tsx'
import { WelshSwitch } from '#web/site/welsh-switch.tsx'

export const detailsSchema = z.object({
  title: requiredText(80),
  titleCy: optionalText(80),
  summary: requiredText(400),
  summaryCy: optionalText(400),
  destinationKind: z.enum(destinationKinds, { error: says('forms.choose') }),
  destination: requiredText(120),
  destinationCy: optionalText(120),
  audience: requiredText(400),
  audienceCy: optionalText(400),
  theme: z.enum(themes, { error: says('forms.choose') }),
  reviewOn: z.iso
    .date({ error: says('pathways.form.badDate') })
    .optional()
    .transform((date) => date ?? null),
})

export type Details = z.infer<typeof detailsSchema>

export function typedFromDetails(content: PathwayContent): Record<string, string> {
  const names = Object.keys(detailsSchema.shape) as (keyof Details)[]
  return Object.fromEntries(names.flatMap((name) => (content[name] ? [[name, content[name]]] : [])))
}

export const detailsLabels: FieldLabels<keyof typeof detailsSchema.shape> = {
  title: 'pathways.form.title',
  titleCy: 'pathways.form.titleCy',
  summary: 'pathways.form.summary',
  summaryCy: 'pathways.form.summaryCy',
  destinationKind: 'pathways.toLabel',
  destination: 'pathways.form.destination',
  destinationCy: 'pathways.form.destinationCy',
  audience: 'pathways.audience',
  audienceCy: 'pathways.form.audienceCy',
  reviewOn: 'pathways.review',
  theme: 'opportunities.themeLabel',
}

interface DetailsFieldsProps {
  typed: Record<string, string>
  errors: FormErrors
}

export function DetailsFields({ typed, errors }: DetailsFieldsProps) {
  const { t } = useTranslation()
  const { field, choice } = useFields({ labels: detailsLabels, typed, errors })
  const optional = t('common.optional')
  const welsh = { optional, lang: 'cy' } as const
  return (
    <>
      <WelshSwitch typed={typed} />
      <TwoLanguages
        first={<TextInput {...field('title')} hint={t('pathways.form.titleHint')} />}
        second={<TextInput {...field('titleCy')} {...welsh} />}
      />
      <TwoLanguages
        first={<TextArea {...field('summary')} rows={3} />}
        second={<TextArea {...field('summaryCy')} rows={3} {...welsh} />}
      />
      <RadioGroup
        {...choice('destinationKind')}
        options={destinationKinds.map((kind) => ({ value: kind, label: t(`pathways.destinationKind.${kind}`) }))}
      />
      <TwoLanguages
        first={<TextInput {...field('destination')} hint={t('pathways.form.destinationHint')} />}
        second={<TextInput {...field('destinationCy')} {...welsh} />}
      />
      <TwoLanguages
        first={<TextArea {...field('audience')} hint={t('pathways.form.audienceHint')} rows={2} />}
        second={<TextArea {...field('audienceCy')} rows={2} {...welsh} />}
      />
      <ThemeSelect {...field('theme')} />
      <TextInput {...field('reviewOn')} hint={t('pathways.form.reviewHint')} optional={optional} width={10} />
    </>
  )
}
