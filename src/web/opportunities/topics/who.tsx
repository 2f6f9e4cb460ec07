import { z } from 'zod'
import {
  accessFeatures,
  audiences,
  oldestWithoutLimit,
  youngestWithoutLimit,
} from '#capabilities/opportunities/opportunity.ts'
import { Checkbox, CheckboxGroup, RadioGroup } from '#design/forms/choices.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { TwoLanguages } from '#design/forms/two-languages.tsx'
import { languages } from '#infrastructure/words/languages.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { numberBetween, optionalText, says, tick, wholeNumberBetween } from '#web/site/fields.ts'
import { asTyped, type FieldLabels, useFields } from '#web/site/form-fields.tsx'
import { WelshSwitch } from '#web/site/welsh-switch.tsx'
import { reader, type TopicPage } from './topic.ts'

const age = (otherwise: number) => wholeNumberBetween(0, 120).default(otherwise)

const schema = z
  .object({
    audience: z.enum(audiences).optional(),
    ageMin: age(youngestWithoutLimit),
    ageMax: age(oldestWithoutLimit),
    ageNote: optionalText(120),
    cost: numberBetween(0, 20_000).multipleOf(0.01, says('forms.wholePence')).default(0),
    costUnknown: tick,
    costNote: optionalText(120),
    costNoteCy: optionalText(120),
    access: z.array(z.enum(accessFeatures)).default([]),
    languages: z
      .array(z.enum(languages))
      .default([])
      .transform((chosen) => (chosen.length > 0 ? chosen : (['en'] as const).slice())),
  })
  .refine(({ ageMin, ageMax }) => ageMin <= ageMax, { error: says('manage.refused.ages'), path: ['ageMin'] })
  .refine(({ cost, costUnknown }) => cost === 0 || !costUnknown, {
    error: says('manage.opportunity.costTwice'),
    path: ['cost'],
  })

const labels: FieldLabels<keyof typeof schema.shape> = {
  audience: 'events.audience',
  ageMin: 'manage.opportunity.ageMin',
  ageMax: 'manage.opportunity.ageMax',
  ageNote: 'manage.opportunity.ageNote',
  cost: 'opportunities.costLabel',
  costUnknown: 'manage.opportunity.costUnknown',
  costNote: 'manage.opportunity.costNote',
  costNoteCy: 'manage.opportunity.costNoteCy',
  access: 'opportunities.accessLabel',
  languages: 'opportunities.languages',
}

export const who: TopicPage = {
  labels,
  codes: {
    audience: { values: audiences, key: (value) => `events.audiences.${value}` },
    access: { values: accessFeatures, key: (value) => `opportunities.access.${value}` },
    languages: { values: languages, key: (value) => `opportunities.language.${value}` },
  },
  read: reader(schema, ({ cost, costUnknown, audience, ...content }, { known }) => ({
    content: {
      ...content,
      // Only the page of an event asks for whom it is.
      audience: known.kind === 'event' ? (audience ?? known.audience) : 'everybody',
      costPence: costUnknown ? null : Math.round(cost * 100),
    },
  })),
  typedFrom: ({ opportunity }) => {
    const {
      kind,
      audience,
      ageMin,
      ageMax,
      ageNote,
      costPence,
      costNote,
      costNoteCy,
      access,
      languages: held,
    } = opportunity
    return asTyped({
      audience: kind === 'event' ? audience : null,
      ageMin: ageMin === youngestWithoutLimit ? null : ageMin,
      ageMax: ageMax === oldestWithoutLimit ? null : ageMax,
      ageNote,
      cost: costPence ? costPence / 100 : null,
      costUnknown: costPence === null,
      costNote,
      costNoteCy,
      access,
      languages: held,
    })
  },
  Fields: ({ typed, errors }) => {
    const { t } = useTranslation()
    const { field, boxes, choice, tick } = useFields({ labels, typed, errors })
    const optional = t('common.optional')
    return (
      <>
        <WelshSwitch typed={typed} />
        {typed.audience && (
          <RadioGroup
            {...choice('audience')}
            options={[
              {
                value: 'everybody',
                label: t('events.audiences.everybody'),
                hint: t('events.form.everybodyHint'),
              },
              { value: 'network', label: t('events.forNetwork'), hint: t('events.form.networkHint') },
            ]}
          />
        )}
        <TextInput {...field('ageMin')} optional={optional} inputMode="numeric" width={2} />
        <TextInput {...field('ageMax')} optional={optional} inputMode="numeric" width={2} />
        <TextInput {...field('ageNote')} hint={t('manage.opportunity.ageNoteHint')} optional={optional} />
        <TextInput
          {...field('cost')}
          hint={t('manage.opportunity.costHint')}
          prefix="£"
          optional={optional}
          inputMode="decimal"
          width={4}
        />
        <Checkbox {...tick('costUnknown')} />
        <TwoLanguages
          first={<TextInput {...field('costNote')} optional={optional} />}
          second={<TextInput {...field('costNoteCy')} optional={optional} lang="cy" />}
        />
        <CheckboxGroup
          {...boxes('access')}
          optional={optional}
          options={accessFeatures.map((feature) => ({ value: feature, label: t(`opportunities.access.${feature}`) }))}
        />
        <CheckboxGroup
          {...boxes('languages')}
          inline
          options={languages.map((one) => ({ value: one, label: t(`opportunities.language.${one}`) }))}
        />
      </>
    )
  },
}
