import { z } from 'zod'
import type { Ask, AskContent } from '#capabilities/asks/ask.ts'
import { keepings } from '#capabilities/asks/ask-rules.ts'
import type { Skill } from '#capabilities/skills/skill.ts'
import { longestAbout, longestTitle } from '#capabilities/work/asked-skill-rules.ts'
import { Checkbox, RadioGroup } from '#design/forms/choices.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import type { Services } from '#infrastructure/services.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { optionalText, requiredText, says, tick, wholeNumberBetween } from '#web/site/fields.ts'
import { asTyped, type FieldLabels, useFields } from '#web/site/form-fields.tsx'
import {
  AskedSkillFields,
  askedSkillFields,
  askedSkillLabels,
  readWithSkills,
  typedSkills,
} from '#web/work/asked-skills.tsx'
import { fieldOfWriting, TitleAndAbout, writingRefused } from '#web/work/role-form.tsx'
import type { WritingRead } from '#web/work/writing-actions.ts'

const askSchema = z.object({
  title: requiredText(longestTitle),
  titleCy: optionalText(longestTitle),
  about: requiredText(longestAbout),
  aboutCy: optionalText(longestAbout),
  nameWanted: tick,
  keepDays: wholeNumberBetween(1, 30),
  closesOn: z.iso.date({ error: says('forms.badDate') }),
  ...askedSkillFields,
})

export const askLabels = {
  title: 'asks.form.title',
  titleCy: 'asks.form.titleCy',
  about: 'asks.form.about',
  aboutCy: 'asks.form.aboutCy',
  nameWanted: 'asks.form.nameWanted',
  keepDays: 'asks.form.keepDays',
  closesOn: 'asks.form.closesOn',
  ...askedSkillLabels,
} as const satisfies FieldLabels

const fields: Partial<Record<string, string>> = {
  'closes-too-soon': 'closesOn',
  'closes-too-late': 'closesOn',
  'no-such-time': 'keepDays',
}

/** How what was typed is read as an ask, and what its refusals say. */
export const askWriting = (services: Pick<Services, 'database' | 'site'>) => ({
  schema: askSchema,
  labels: askLabels,
  read: (typed: z.infer<typeof askSchema>, place: { placeId: string }): Promise<WritingRead<AskContent>> =>
    readWithSkills(typed, place, services),
  refused: {
    ...writingRefused,
    'closes-too-soon': 'vacancies.refused.closes-too-soon',
    'closes-too-late': 'asks.refused.closes-too-late',
    'no-such-time': 'forms.choose',
    answered: 'asks.refused.answered',
    'too-many': 'vacancies.refused.too-many',
  } as const satisfies Record<string, MessageKey>,
  fieldOf: (refusal: string) => fields[refusal] ?? fieldOfWriting(refusal),
})

/** What stands in the form of an ask that is kept. */
export const typedAsk = (ask: Ask): Record<string, string> => {
  const { title, titleCy, about, aboutCy, nameWanted, keepDays, closesOn, skills } = ask
  return { ...asTyped({ title, titleCy, about, aboutCy, nameWanted, keepDays, closesOn }), ...typedSkills(skills) }
}

interface AskFieldsProps {
  typed: Record<string, string>
  errors: FormErrors
  found: Skill[] | undefined
}

/** What an organisation asks to be shown, what for, and for how long it keeps it. */
export function AskFields({ typed, errors, found }: AskFieldsProps) {
  const { t } = useTranslation()
  const { field, choice, tick: box } = useFields({ labels: askLabels, typed, errors })
  const kept = choice('keepDays')
  return (
    <>
      <TitleAndAbout field={field} titleHint={t('asks.form.titleHint')} aboutHint={t('asks.form.aboutHint')} />
      <AskedSkillFields typed={typed} errors={errors} found={found} />
      <Checkbox {...box('nameWanted')} hint={t('asks.form.nameWantedHint')} />
      <RadioGroup
        {...kept}
        value={kept.value ?? '14'}
        inline
        hint={t('asks.form.keepDaysHint')}
        options={keepings.map((count) => ({ value: String(count), label: t('asks.days', { count }) }))}
      />
      <TextInput {...field('closesOn')} type="date" hint={t('asks.form.closesOnHint')} />
    </>
  )
}
