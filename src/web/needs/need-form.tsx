import { z } from 'zod'
import { longestAbout, longestHeard, longestTitle, type Need } from '#capabilities/needs/need.ts'
import type { ProposeNeedOutcome } from '#capabilities/needs/propose-need.ts'
import { Select } from '#design/forms/select.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { TwoLanguages } from '#design/forms/two-languages.tsx'
import { inLanguage } from '#infrastructure/words/languages.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { optionalText, requiredText } from '#web/site/fields.ts'
import { asTyped, type FieldLabels, useFields } from '#web/site/form-fields.tsx'
import type { quotableFigures } from './need-in-hand.ts'

/** Stands for the figure that was quoted before. */
export const keptFigure = 'kept'

export const needSchema = z.object({
  title: requiredText(longestTitle),
  titleCy: optionalText(longestTitle),
  about: requiredText(longestAbout),
  aboutCy: optionalText(longestAbout),
  figure: z.union([z.literal(keptFigure), z.uuid()]).optional(),
  heard: optionalText(longestHeard),
  heardCy: optionalText(longestHeard),
})

export const needLabels: FieldLabels<keyof z.infer<typeof needSchema>> = {
  ...{ title: 'needs.form.title', titleCy: 'needs.form.titleCy', about: 'needs.form.about' },
  ...{ aboutCy: 'needs.form.aboutCy', figure: 'needs.form.indicator' },
  ...{ heard: 'needs.form.heard', heardCy: 'needs.form.heardCy' },
}

/** Why it is not written like this, and at which field that is said. */
export const needRefused: Record<
  Extract<ProposeNeedOutcome, { ok: false }>['refusal'],
  [field: keyof typeof needLabels, message: MessageKey]
> = {
  'words-are-missing': ['title', 'needs.refused.words-are-missing'],
  'too-long': ['about', 'needs.refused.too-long'],
  'quotes-nothing': ['figure', 'needs.refused.quotes-nothing'],
  'reaches-a-person': ['about', 'needs.refused.reaches-a-person'],
  'no-such-figure': ['figure', 'needs.refused.no-such-figure'],
}

/** What was typed, as the use cases take it. */
export function contentOf({ title, titleCy, about, aboutCy, heard, heardCy }: z.infer<typeof needSchema>) {
  return {
    ...{ title, titleCy: titleCy ?? null, about, aboutCy: aboutCy ?? null },
    ...{ heard: heard ?? null, heardCy: heardCy ?? null },
  }
}

/** What stands in the form of a need that is kept. */
export const typedNeed = ({ title, titleCy, about, aboutCy, heard, heardCy, observation }: Need) =>
  asTyped({ title, titleCy, about, aboutCy, heard, heardCy, figure: observation && keptFigure })

interface NeedFieldsProps {
  typed: Record<string, string>
  errors: FormErrors
  figures: Awaited<ReturnType<typeof quotableFigures>>
  /** What is quoted already. */
  quoted?: { name: string; nameCy: string | null } | null
}

/** What is needed, in both languages, and where that is known from. */
export function NeedFields({ typed, errors, figures, quoted }: NeedFieldsProps) {
  const { t, language } = useTranslation()
  const { field } = useFields({ labels: needLabels, typed, errors })
  const optional = t('common.optional')
  const groups = Map.groupBy(figures, ({ group, groupCy }) => inLanguage(language, group, groupCy))
  return (
    <>
      <TwoLanguages
        first={<TextInput {...field('title')} maxLength={longestTitle} />}
        second={<TextInput {...field('titleCy')} maxLength={longestTitle} lang="cy" optional={optional} />}
      />
      <TwoLanguages
        first={<TextArea {...field('about')} rows={5} hint={t('needs.form.aboutHint')} />}
        second={<TextArea {...field('aboutCy')} rows={5} lang="cy" optional={optional} />}
      />
      <Select
        {...field('figure')}
        hint={t('needs.form.indicatorHint')}
        options={[
          { value: '', label: t('needs.form.noFigure') },
          ...(quoted
            ? [
                {
                  value: keptFigure,
                  label: t('needs.form.keptFigure', { name: inLanguage(language, quoted.name, quoted.nameCy) }),
                },
              ]
            : []),
          ...[...groups].map(([group, of]) => ({
            group,
            options: of.map(({ id, name, nameCy }) => ({ value: id, label: inLanguage(language, name, nameCy) })),
          })),
        ]}
      />
      <TwoLanguages
        first={
          <TextInput
            {...field('heard')}
            maxLength={longestHeard}
            hint={t('needs.form.heardHint')}
            optional={optional}
          />
        }
        second={<TextInput {...field('heardCy')} maxLength={longestHeard} lang="cy" optional={optional} />}
      />
    </>
  )
}
