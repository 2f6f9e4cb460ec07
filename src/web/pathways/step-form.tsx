import type { PathwayContent, StepKind } from '#capabilities/pathways/pathway.ts'
import { themes } from '#capabilities/places/theme.ts'
import { CheckboxGroup } from '#design/forms/choices.tsx'
import { Select } from '#design/forms/select.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { TwoLanguages } from '#design/forms/two-languages.tsx'
import { inLanguage } from '#infrastructure/words/languages.ts'
import type { FormErrors } from '#infrastructure/words/message-key.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { type FieldLabels, useFields } from '#web/site/form-fields.tsx'
import { WelshSwitch } from '#web/site/welsh-switch.tsx'
import type { Pickable } from './pickable-things.ts'
import type { StepTyped, stepSchema } from './step-fields.ts'
import { ThingPicker } from './thing-picker.tsx'

export const stepLabels = {
  title: 'pathways.form.stepTitle',
  titleCy: 'pathways.form.titleCy',
  reason: 'pathways.form.reason',
  reasonCy: 'pathways.form.reasonCy',
  branch: 'pathways.form.branch',
  needed: 'pathways.form.needed',
  elsewhere: 'pathways.form.elsewhere',
  hours: 'pathways.form.hours',
  theme: 'pathways.form.hoursTheme',
  picked: 'pathways.form.picked',
} as const satisfies FieldLabels<keyof typeof stepSchema.shape | 'picked'>

interface StepFieldsProps {
  typed: StepTyped
  errors: FormErrors
  things: Pickable[]
  content: PathwayContent
  /** The step being changed: it cannot come after itself. */
  stepKey: string | undefined
}

export function StepFields({ typed, errors, things, content, stepKey }: StepFieldsProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { kind, texts, after } = typed
  const { field } = useFields({ labels: stepLabels, typed: texts, errors })
  const optional = t('common.optional')
  const welsh = { optional, lang: 'cy' } as const
  const before = [...content.steps.filter((step) => step.key !== stepKey), ...content.choices].map((one) => ({
    value: one.key,
    label: inLanguage(language, one.title, one.titleCy),
  }))
  return (
    <>
      <input type="hidden" name="kind" value={kind} />
      <WelshSwitch typed={texts} />
      <TwoLanguages first={<TextInput {...field('title')} />} second={<TextInput {...field('titleCy')} {...welsh} />} />
      <TwoLanguages
        first={<TextArea {...field('reason')} hint={t('pathways.form.reasonHint')} rows={2} />}
        second={<TextArea {...field('reasonCy')} rows={2} {...welsh} />}
      />
      <Demand kind={kind} typed={typed} things={things} field={field} />
      {before.length > 0 && (
        <CheckboxGroup
          name="after"
          legend={t('pathways.form.after')}
          hint={t('pathways.form.afterHint')}
          options={before}
          values={after}
        />
      )}
      {content.choices.length > 0 && (
        <Select
          {...field('branch')}
          options={[
            { value: '', label: t('pathways.form.noBranch') },
            ...content.choices.map((choice) => ({
              group: inLanguage(language, choice.title, choice.titleCy),
              options: choice.branches.map((branch) => ({
                value: branch.key,
                label: inLanguage(language, branch.title, branch.titleCy),
              })),
            })),
          ]}
        />
      )}
    </>
  )
}

interface DemandProps {
  kind: StepKind
  typed: StepTyped
  things: Pickable[]
  field: ReturnType<typeof useFields<keyof typeof stepLabels>>['field']
}

function Demand({ kind, typed: { picked, texts }, things, field }: DemandProps) {
  const { t } = useTranslation()
  const { error } = field('picked')
  const common = { things, picked, error, terms: texts.q }
  switch (kind) {
    case 'badges':
      return (
        <>
          <ThingPicker
            {...common}
            several
            legend={t('pathways.form.badges')}
            hint={t('pathways.form.badgesHint')}
            searchLabel={t('pathways.form.findBadges')}
          />
          <TextInput
            {...field('needed')}
            value={texts.needed ?? '1'}
            hint={t('pathways.form.neededHint')}
            inputMode="numeric"
            width={2}
          />
          <TextArea
            {...field('elsewhere')}
            hint={t('pathways.form.elsewhereHint')}
            optional={t('common.optional')}
            rows={2}
          />
        </>
      )
    case 'hours':
      return (
        <>
          <TextInput {...field('hours')} inputMode="decimal" width={4} />
          <Select
            {...field('theme')}
            options={[
              { value: '', label: t('opportunities.anyTheme') },
              ...themes.map((theme) => ({ value: theme, label: t(`common.theme.${theme}`) })),
            ]}
          />
        </>
      )
    case 'attend':
      return (
        <ThingPicker
          {...common}
          legend={t('pathways.form.attend')}
          searchLabel={t('pathways.form.findOpportunities')}
        />
      )
    case 'pathway':
      return (
        <ThingPicker {...common} legend={t('pathways.form.through')} searchLabel={t('pathways.form.findPathways')} />
      )
    case 'milestone':
      return (
        <ThingPicker
          {...common}
          legend={t('pathways.form.gives')}
          hint={t('pathways.form.givesHint')}
          none={t('pathways.form.givesNone')}
          searchLabel={t('pathways.form.findBadges')}
        />
      )
  }
}
