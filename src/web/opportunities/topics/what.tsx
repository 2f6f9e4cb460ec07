import { z } from 'zod'
import { eventTypes, opportunityKinds } from '#capabilities/opportunities/opportunity.ts'
import { themes } from '#capabilities/places/theme.ts'
import { linesOf, skillsFrom } from '#capabilities/skills/skill-rules.ts'
import { Select } from '#design/forms/select.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { TwoLanguages } from '#design/forms/two-languages.tsx'
import type { FormErrors } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import type { Codes } from '#web/site/changed-meanwhile.tsx'
import { optionalText, requiredText, says } from '#web/site/fields.ts'
import { asTyped, type FieldLabels, useFields } from '#web/site/form-fields.tsx'
import { WelshSwitch } from '#web/site/welsh-switch.tsx'
import { SkillLines } from '#web/skills/skill-lines.tsx'
import { ThemeSelect } from '../theme-select.tsx'
import { reader, type TopicPage } from './topic.ts'

/** What an opportunity begins with. */
export const beginningSchema = z.object({
  title: requiredText(120),
  titleCy: optionalText(120),
  kind: z.enum(opportunityKinds, { error: says('forms.choose') }),
  theme: z.enum(themes, { error: says('forms.choose') }),
})

/** May be left empty until it is published. */
export const laterText = (longest: number) => z.string().max(longest, says('forms.tooLong')).default('')

const schema = beginningSchema.extend({
  summary: laterText(300),
  summaryCy: optionalText(300),
  description: laterText(4000),
  descriptionCy: optionalText(4000),
  eventType: z.enum(['', ...eventTypes]).default(''),
  skills: z.string().max(2000, says('forms.tooLong')).default(''),
})

export const beginningLabels: FieldLabels<keyof typeof beginningSchema.shape> = {
  title: 'manage.opportunity.title',
  titleCy: 'manage.opportunity.titleCy',
  kind: 'opportunities.kindLabel',
  theme: 'opportunities.themeLabel',
}

const labels: FieldLabels<keyof typeof schema.shape> = {
  ...beginningLabels,
  summary: 'manage.opportunity.summary',
  summaryCy: 'manage.opportunity.summaryCy',
  description: 'manage.opportunity.description',
  descriptionCy: 'manage.opportunity.descriptionCy',
  eventType: 'events.type',
  skills: 'manage.opportunity.skills',
}

const codes: Codes = {
  kind: { values: opportunityKinds, key: (value) => `opportunities.kind.${value}` },
  eventType: { values: eventTypes, key: (value) => `events.types.${value}` },
  theme: { values: themes, key: (value) => `common.theme.${value}` },
}

export const what: TopicPage = {
  labels,
  codes,
  read: reader(schema, ({ skills, eventType, ...content }, { known }) => ({
    content: {
      ...content,
      eventType: (content.kind === 'event' && eventType) || null,
      skills: skillsFrom(skills, known.skills),
    },
  })),
  typedFrom: ({ opportunity }) => {
    const { title, titleCy, kind, eventType, theme, summary, summaryCy, description, descriptionCy, skills } =
      opportunity
    const texts = { title, titleCy, kind, eventType, theme, summary, summaryCy, description, descriptionCy }
    return asTyped({ ...texts, skills: linesOf(skills) })
  },
  Fields: ({ typed, errors }) => {
    const { t } = useTranslation()
    const { field } = useFields({ labels, typed, errors })
    const optional = t('common.optional')
    return (
      <>
        <WelshSwitch typed={typed} />
        <BeginningFields typed={typed} errors={errors} />
        {typed.kind === 'event' && (
          <Select
            {...field('eventType')}
            hint={t('events.form.typeHint')}
            options={[
              { value: '', label: t('events.form.noType') },
              ...eventTypes.map((type) => ({ value: type, label: t(`events.types.${type}`) })),
            ]}
          />
        )}
        <TwoLanguages
          first={<TextArea {...field('summary')} hint={t('manage.opportunity.summaryHint')} rows={2} />}
          second={<TextArea {...field('summaryCy')} optional={optional} rows={2} lang="cy" />}
        />
        <TwoLanguages
          first={<TextArea {...field('description')} hint={t('manage.opportunity.descriptionHint')} rows={8} />}
          second={<TextArea {...field('descriptionCy')} optional={optional} rows={8} lang="cy" />}
        />
        <SkillLines {...field('skills')} hint={t('manage.opportunity.skillsHint')} optional={optional} />
      </>
    )
  },
}

export function BeginningFields({ typed, errors }: { typed: Record<string, string>; errors: FormErrors }) {
  const { t } = useTranslation()
  const { field } = useFields({ labels: beginningLabels, typed, errors })
  return (
    <>
      <TwoLanguages
        first={<TextInput {...field('title')} />}
        second={<TextInput {...field('titleCy')} optional={t('common.optional')} lang="cy" />}
      />
      <Select
        {...field('kind')}
        options={[
          { value: '', label: t('forms.choose') },
          ...opportunityKinds.map((kind) => ({ value: kind, label: t(`opportunities.kind.${kind}`) })),
        ]}
      />
      <ThemeSelect {...field('theme')} />
    </>
  )
}
