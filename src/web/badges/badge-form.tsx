import { z } from 'zod'
import type { BadgeContent } from '#capabilities/badges/badge.ts'
import { isLevel, levelKeys, levels } from '#capabilities/places/badge-standard.ts'
import { themes } from '#capabilities/places/theme.ts'
import type { Skill } from '#capabilities/skills/skill.ts'
import { linesOf, skillsFrom } from '#capabilities/skills/skill-rules.ts'
import { badgeColours, badgeIconNames, badgeOutlines, badgeRings } from '#design/badge/badge-design.ts'
import { Checkbox, RadioGroup } from '#design/forms/choices.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { TwoLanguages } from '#design/forms/two-languages.tsx'
import type { FormErrors } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { ThemeSelect } from '#web/opportunities/theme-select.tsx'
import { type Codes, codesInWords } from '#web/site/changed-meanwhile.tsx'
import { numberBetween, optionalText, requiredText, says, tick, wholeNumberBetween } from '#web/site/fields.ts'
import { asTyped, type FieldLabels, useFields } from '#web/site/form-fields.tsx'
import { WelshSwitch } from '#web/site/welsh-switch.tsx'
import { SkillLines } from '#web/skills/skill-lines.tsx'
import { BadgeDesigner, designOf } from './badge-designer.tsx'
import { PictureChoice } from './picture-choice.tsx'

const looks = ['built', 'own'] as const
const colours = Object.keys(badgeColours) as (keyof typeof badgeColours)[]

export const badgeSchema = z.object({
  name: requiredText(80),
  nameCy: optionalText(80),
  description: requiredText(400),
  descriptionCy: optionalText(400),
  criteria: requiredText(2000),
  criteriaCy: optionalText(2000),
  theme: z.enum(themes, { error: says('forms.choose') }),
  level: z.coerce.number().refine(isLevel, says('forms.choose')),
  skills: requiredText(2000),
  hours: numberBetween(0.1, 5000)
    .optional()
    .transform((hours) => hours ?? null),
  assessment: requiredText(1000),
  assessmentCy: optionalText(1000),
  evidenceRequired: tick,
  evidenceGuidance: optionalText(1000),
  evidenceGuidanceCy: optionalText(1000),
  validForMonths: wholeNumberBetween(1, 600)
    .optional()
    .transform((months) => months ?? null),
  repeatable: tick,
  outline: z.enum(badgeOutlines),
  ring: z.enum(badgeRings),
  colour: z.enum(colours as [(typeof colours)[number], ...(typeof colours)[number][]]),
  icon: z.enum(badgeIconNames as [(typeof badgeIconNames)[number], ...(typeof badgeIconNames)[number][]]),
  look: z.enum(looks).default('built'),
  picture: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  imageAlt: requiredText(200),
  imageAltCy: optionalText(200),
})

/** What the form means. */
export function badgeContentFrom(
  { skills, outline, ring, colour, icon, look, picture, ...rest }: z.infer<typeof badgeSchema>,
  known: Skill[] = [],
): BadgeContent {
  return {
    ...rest,
    skills: skillsFrom(skills, known),
    artwork: {
      ...{ outline, ring, colour, icon, level: rest.level },
      ...(look === 'own' && picture !== undefined && { picture }),
    },
  }
}

/** What stands in the form of a badge that exists. */
export function typedFromBadge({ skills, artwork, ...rest }: BadgeContent): Record<string, string> {
  const { outline, ring, colour, icon, picture } = artwork
  const look = picture === undefined ? 'built' : 'own'
  return asTyped({ ...rest, skills: linesOf(skills), outline, ring, colour, icon, look, picture })
}

/** Fields that hold codes: where the names of the codes are. */
const codes: Codes = {
  theme: { values: themes, key: (value) => `common.theme.${value}` },
  outline: { values: badgeOutlines, key: (value) => `manage.badge.outline.${value}` },
  ring: { values: badgeRings, key: (value) => `manage.badge.ring.${value}` },
  colour: { values: colours, key: (value) => `manage.badge.colour.${value}` },
  look: { values: looks, key: (value) => `picture.${value}` },
}

export const badgeLabels: FieldLabels<keyof typeof badgeSchema.shape | 'pictureFile'> = {
  name: 'manage.badge.name',
  nameCy: 'manage.badge.nameCy',
  description: 'manage.badge.description',
  descriptionCy: 'manage.badge.descriptionCy',
  level: 'badges.level',
  skills: 'badges.skills',
  criteria: 'badges.earnIt',
  criteriaCy: 'manage.badge.criteriaCy',
  assessment: 'badges.assessed',
  assessmentCy: 'manage.badge.assessmentCy',
  hours: 'manage.badge.hours',
  evidenceGuidance: 'badges.evidence',
  evidenceGuidanceCy: 'manage.badge.evidenceCy',
  validForMonths: 'manage.badge.months',
  outline: 'manage.badge.outlineLabel',
  ring: 'manage.badge.ringLabel',
  colour: 'manage.badge.colourLabel',
  icon: 'manage.badge.iconLabel',
  look: 'picture.look',
  picture: 'picture.ownTitle',
  pictureFile: 'picture.file',
  imageAlt: 'manage.badge.imageAlt',
  imageAltCy: 'manage.badge.imageAltCy',
  theme: 'opportunities.themeLabel',
  evidenceRequired: 'manage.badge.evidenceRequired',
  repeatable: 'badges.again',
}

/** What the value of a field is called, where two versions are compared. */
export const badgeValueInWords = codesInWords(codes)

export function BadgeFields({ typed, errors }: { typed: Record<string, string>; errors: FormErrors }) {
  const { t } = useTranslation()
  const { field, choice, tick } = useFields({ labels: badgeLabels, typed, errors })
  const optional = t('common.optional')
  return (
    <>
      <WelshSwitch typed={typed} />
      <h2>{t('manage.badge.says')}</h2>
      <TwoLanguages
        first={<TextInput {...field('name')} />}
        second={<TextInput {...field('nameCy')} optional={optional} lang="cy" />}
      />
      <TwoLanguages
        first={<TextArea {...field('description')} hint={t('manage.badge.descriptionHint')} rows={3} />}
        second={<TextArea {...field('descriptionCy')} optional={optional} rows={3} lang="cy" />}
      />
      <ThemeSelect {...field('theme')} />
      <RadioGroup
        {...choice('level')}
        options={levels.map((level) => ({ value: String(level), label: t(`badges.levelName.${levelKeys[level]}`) }))}
      />
      <SkillLines {...field('skills')} hint={t('manage.badge.skillsHint')} />
      <h2>{t('manage.badge.earning')}</h2>
      <TwoLanguages
        first={<TextArea {...field('criteria')} hint={t('manage.badge.criteriaHint')} rows={5} />}
        second={<TextArea {...field('criteriaCy')} optional={optional} rows={5} lang="cy" />}
      />
      <TwoLanguages
        first={<TextArea {...field('assessment')} hint={t('manage.badge.assessmentHint')} rows={3} />}
        second={<TextArea {...field('assessmentCy')} optional={optional} rows={3} lang="cy" />}
      />
      <TextInput {...field('hours')} optional={optional} inputMode="decimal" width={4} />
      <Checkbox {...tick('evidenceRequired')} />
      <TwoLanguages
        first={<TextArea {...field('evidenceGuidance')} optional={optional} rows={2} />}
        second={<TextArea {...field('evidenceGuidanceCy')} optional={optional} rows={2} lang="cy" />}
      />
      <TextInput
        {...field('validForMonths')}
        hint={t('manage.badge.monthsHint')}
        optional={optional}
        inputMode="numeric"
        width={4}
      />
      <Checkbox {...tick('repeatable')} />
      <h2>{t('manage.badge.looks')}</h2>
      <BadgeDesigner typed={typed} choice={choice} />
      <PictureChoice
        design={designOf(typed)}
        picture={typed.picture}
        look={choice('look')}
        file={field('pictureFile')}
      />
      <TwoLanguages
        first={<TextInput {...field('imageAlt')} hint={t('manage.badge.imageAltHint')} />}
        second={<TextInput {...field('imageAltCy')} optional={optional} lang="cy" />}
      />
    </>
  )
}
