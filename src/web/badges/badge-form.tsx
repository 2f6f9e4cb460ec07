import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import type { BadgeContent } from '#capabilities/badges/badge.ts'
import { isLevel, levelKeys, levels } from '#capabilities/places/badge-standard.ts'
import { themes } from '#capabilities/places/theme.ts'
import type { Skill } from '#capabilities/skills/skill.ts'
import { linesOf, skillsFrom } from '#capabilities/skills/skill-rules.ts'
import { badgeColours, badgeIconNames, badgeOutlines, badgeRings } from '#design/badge/badge-design.ts'
import { Checkbox, RadioGroup } from '#design/forms/choices.tsx'
import { Select } from '#design/forms/select.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import type { FormErrors } from '#infrastructure/words/message-key.ts'
import { ThemeSelect } from '#web/opportunities/theme-select.tsx'
import { optionalText, requiredText, says, tick } from '#web/site/fields.ts'
import { SkillLines } from '#web/skills/skill-lines.tsx'

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
  hours: z.coerce
    .number({ error: says('forms.badNumber') })
    .positive(says('forms.badNumber'))
    .max(5000, says('forms.badNumber'))
    .optional()
    .transform((hours) => hours ?? null),
  assessment: requiredText(1000),
  assessmentCy: optionalText(1000),
  evidenceRequired: tick,
  evidenceGuidance: optionalText(1000),
  evidenceGuidanceCy: optionalText(1000),
  validForMonths: z.coerce
    .number({ error: says('forms.badNumber') })
    .int('forms.badNumber')
    .positive(says('forms.badNumber'))
    .max(600, says('forms.badNumber'))
    .optional()
    .transform((months) => months ?? null),
  repeatable: tick,
  outline: z.enum(badgeOutlines),
  ring: z.enum(badgeRings),
  colour: z.enum(colours as [(typeof colours)[number], ...(typeof colours)[number][]]),
  icon: z.enum(badgeIconNames as [(typeof badgeIconNames)[number], ...(typeof badgeIconNames)[number][]]),
  imageAlt: requiredText(200),
  imageAltCy: optionalText(200),
})

/** What the form means. */
export function badgeContentFrom(
  { skills, outline, ring, colour, icon, ...rest }: z.infer<typeof badgeSchema>,
  known: Skill[] = [],
): BadgeContent {
  return {
    ...rest,
    skills: skillsFrom(skills, known),
    artwork: { outline, ring, colour, icon, level: rest.level },
  }
}

/** What stands in the form of a badge that exists. */
export function typedFromBadge({ skills, artwork, ...rest }: BadgeContent): Record<string, string> {
  const fields = {
    ...rest,
    skills: linesOf(skills),
    outline: artwork.outline,
    ring: artwork.ring,
    colour: artwork.colour,
    icon: artwork.icon,
  }
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) =>
      value === null || value === false || value === undefined ? [] : [[name, value === true ? 'yes' : String(value)]],
    ),
  )
}

export function BadgeFields({ typed, errors }: { typed: Record<string, string>; errors: FormErrors }) {
  const { t } = useTranslation()
  const field = (name: string) => ({ name, value: typed[name], error: errors[name] && t(errors[name]) })
  const optional = t('common.optional')
  return (
    <>
      <h2>{t('manage.badge.says')}</h2>
      <TextInput {...field('name')} label={t('manage.badge.name')} />
      <TextInput {...field('nameCy')} label={t('manage.badge.nameCy')} optional={optional} lang="cy" />
      <TextArea
        {...field('description')}
        label={t('manage.badge.description')}
        hint={t('manage.badge.descriptionHint')}
        rows={3}
      />
      <TextArea
        {...field('descriptionCy')}
        label={t('manage.badge.descriptionCy')}
        optional={optional}
        rows={3}
        lang="cy"
      />
      <ThemeSelect {...field('theme')} />
      <RadioGroup
        {...field('level')}
        legend={t('badges.level')}
        options={levels.map((level) => ({ value: String(level), label: t(`badges.levelName.${levelKeys[level]}`) }))}
      />
      <SkillLines {...field('skills')} label={t('badges.skills')} hint={t('manage.badge.skillsHint')} />
      <h2>{t('manage.badge.earning')}</h2>
      <TextArea {...field('criteria')} label={t('badges.earnIt')} hint={t('manage.badge.criteriaHint')} rows={5} />
      <TextArea {...field('criteriaCy')} label={t('manage.badge.criteriaCy')} optional={optional} rows={5} lang="cy" />
      <TextArea
        {...field('assessment')}
        label={t('badges.assessed')}
        hint={t('manage.badge.assessmentHint')}
        rows={3}
      />
      <TextArea
        {...field('assessmentCy')}
        label={t('manage.badge.assessmentCy')}
        optional={optional}
        rows={3}
        lang="cy"
      />
      <TextInput
        {...field('hours')}
        label={t('manage.badge.hours')}
        optional={optional}
        inputMode="decimal"
        width={4}
      />
      <Checkbox
        name="evidenceRequired"
        label={t('manage.badge.evidenceRequired')}
        checked={typed.evidenceRequired === 'yes'}
      />
      <TextArea {...field('evidenceGuidance')} label={t('badges.evidence')} optional={optional} rows={2} />
      <TextArea
        {...field('evidenceGuidanceCy')}
        label={t('manage.badge.evidenceCy')}
        optional={optional}
        rows={2}
        lang="cy"
      />
      <TextInput
        {...field('validForMonths')}
        label={t('manage.badge.months')}
        hint={t('manage.badge.monthsHint')}
        optional={optional}
        inputMode="numeric"
        width={4}
      />
      <Checkbox name="repeatable" label={t('badges.again')} checked={typed.repeatable === 'yes'} />
      <h2>{t('manage.badge.looks')}</h2>
      <RadioGroup
        {...field('outline')}
        value={typed.outline ?? 'hexagon'}
        legend={t('manage.badge.outlineLabel')}
        inline
        options={badgeOutlines.map((value) => ({ value, label: t(`manage.badge.outline.${value}`) }))}
      />
      <RadioGroup
        {...field('ring')}
        value={typed.ring ?? 'plain'}
        legend={t('manage.badge.ringLabel')}
        inline
        options={badgeRings.map((value) => ({ value, label: t(`manage.badge.ring.${value}`) }))}
      />
      <Select
        {...field('colour')}
        value={typed.colour ?? 'sky'}
        label={t('manage.badge.colourLabel')}
        options={colours.map((value) => ({ value, label: t(`manage.badge.colour.${value}`) }))}
      />
      <Select
        {...field('icon')}
        value={typed.icon ?? 'star'}
        label={t('manage.badge.iconLabel')}
        options={badgeIconNames.map((icon) => ({ value: icon, label: icon.replaceAll('-', ' ') }))}
      />
      <TextInput {...field('imageAlt')} label={t('manage.badge.imageAlt')} hint={t('manage.badge.imageAltHint')} />
      <TextInput {...field('imageAltCy')} label={t('manage.badge.imageAltCy')} optional={optional} lang="cy" />
    </>
  )
}
