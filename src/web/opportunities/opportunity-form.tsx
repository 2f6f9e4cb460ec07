import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import type { OpportunityRequest } from '#capabilities/opportunities/draft-opportunity.ts'
import {
  accessFeatures,
  eventStatuses,
  modes,
  type Opportunity,
  oldestWithoutLimit,
  opportunityKinds,
  type Session,
  youngestWithoutLimit,
} from '#capabilities/opportunities/opportunity.ts'
import type { Neighbourhood } from '#capabilities/places/place.ts'
import { themes } from '#capabilities/places/theme.ts'
import type { Skill } from '#capabilities/skills/skill.ts'
import { linesOf, skillsFrom } from '#capabilities/skills/skill-rules.ts'
import { Checkbox, CheckboxGroup, RadioGroup } from '#design/forms/choices.tsx'
import { Select } from '#design/forms/select.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { languages } from '#infrastructure/words/languages.ts'
import type { FormErrors } from '#infrastructure/words/message-key.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { optionalText, optionalUrl, requiredText, says, tick } from '#web/site/fields.ts'
import { SkillLines } from '#web/skills/skill-lines.tsx'
import { readSessions, writeSessions } from './session-lines.ts'
import { ThemeSelect } from './theme-select.tsx'

const age = (otherwise: number) =>
  z.coerce
    .number({ error: says('forms.badNumber') })
    .int('forms.badNumber')
    .min(0, says('forms.badNumber'))
    .max(120, says('forms.badNumber'))
    .default(otherwise)

export const opportunitySchema = z.object({
  kind: z.enum(opportunityKinds, { error: says('forms.choose') }),
  theme: z.enum(themes, { error: says('forms.choose') }),
  title: requiredText(120),
  titleCy: optionalText(120),
  summary: requiredText(300),
  summaryCy: optionalText(300),
  description: requiredText(4000),
  descriptionCy: optionalText(4000),
  mode: z.enum(modes, { error: says('forms.choose') }),
  eventStatus: z.enum(eventStatuses, { error: says('forms.choose') }).default('scheduled'),
  neighbourhoodId: z
    .uuid()
    .optional()
    .transform((id) => id ?? null),
  address: optionalText(300),
  sessions: z
    .string()
    .default('')
    .refine((lines) => readSessions(lines) !== undefined, says('forms.badSessions')),
  ageMin: age(youngestWithoutLimit),
  ageMax: age(oldestWithoutLimit),
  ageNote: optionalText(120),
  cost: z.coerce
    .number({ error: says('forms.badNumber') })
    .min(0, says('forms.badNumber'))
    .max(20_000, says('forms.badNumber'))
    .default(0),
  costUnknown: tick,
  costNote: optionalText(120),
  costNoteCy: optionalText(120),
  access: z.array(z.enum(accessFeatures)).default([]),
  skills: z.string().max(2000, says('forms.tooLong')).default(''),
  languages: z
    .array(z.enum(languages))
    .default([])
    .transform((chosen) => (chosen.length > 0 ? chosen : (['en'] as const).slice())),
  booking: requiredText(1000),
  bookingCy: optionalText(1000),
  bookingUrl: optionalUrl,
  badges: z.array(z.uuid()).default([]),
})

/** What the form means; the neighbourhood brings the point on the map. */
export function opportunityRequestFrom(
  { sessions, cost, costUnknown, badges, skills, ...rest }: z.infer<typeof opportunitySchema>,
  { neighbourhoods, known }: { neighbourhoods: Neighbourhood[]; known: Skill[] },
): OpportunityRequest {
  const near = rest.mode === 'online' ? undefined : neighbourhoods.find((one) => one.id === rest.neighbourhoodId)
  return {
    content: {
      ...rest,
      skills: skillsFrom(skills, known),
      neighbourhoodId: near?.id ?? null,
      costPence: costUnknown ? null : Math.round(cost * 100),
      latitude: near?.latitude ?? null,
      longitude: near?.longitude ?? null,
    },
    sessions: readSessions(sessions) ?? [],
    badgeIds: badges,
  }
}

/** What stands in the form of an opportunity that exists. */
export function typedFromOpportunity(
  opportunity: Opportunity,
  { sessions, badgeIds }: { sessions: Session[]; badgeIds: string[] },
): Record<string, string> {
  const { ageMin, ageMax, costPence, access, skills, languages: held, ...rest } = opportunity
  const fields = {
    ...rest,
    sessions: writeSessions(sessions),
    ageMin: ageMin === youngestWithoutLimit ? null : ageMin,
    ageMax: ageMax === oldestWithoutLimit ? null : ageMax,
    cost: costPence ? costPence / 100 : null,
    costUnknown: costPence === null ? 'on' : null,
    access: access.join('\n'),
    skills: linesOf(skills),
    languages: held.join('\n'),
    badges: badgeIds.join('\n'),
  }
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) =>
      value === null || value === undefined ? [] : [[name, String(value)]],
    ),
  )
}

interface OpportunityFieldsProps {
  typed: Record<string, string>
  errors: FormErrors
  neighbourhoods: Neighbourhood[]
  badges: { id: string; name: string }[]
}

export function OpportunityFields({ typed, errors, neighbourhoods, badges }: OpportunityFieldsProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const field = (name: string) => ({ name, value: typed[name], error: errors[name] && t(errors[name]) })
  const list = (name: string) => ({
    name: `${name}[]`,
    id: name,
    values: (typed[name] ?? '').split('\n'),
    error: errors[name] && t(errors[name]),
  })
  const optional = t('common.optional')
  return (
    <>
      <h2>{t('manage.opportunity.what')}</h2>
      <TextInput {...field('title')} label={t('manage.opportunity.title')} />
      <TextInput {...field('titleCy')} label={t('manage.opportunity.titleCy')} optional={optional} lang="cy" />
      <Select
        {...field('kind')}
        label={t('opportunities.kindLabel')}
        options={[
          { value: '', label: t('forms.choose') },
          ...opportunityKinds.map((kind) => ({ value: kind, label: t(`opportunities.kind.${kind}`) })),
        ]}
      />
      <ThemeSelect {...field('theme')} />
      <TextArea
        {...field('summary')}
        label={t('manage.opportunity.summary')}
        hint={t('manage.opportunity.summaryHint')}
        rows={2}
      />
      <TextArea
        {...field('summaryCy')}
        label={t('manage.opportunity.summaryCy')}
        optional={optional}
        rows={2}
        lang="cy"
      />
      <TextArea
        {...field('description')}
        label={t('manage.opportunity.description')}
        hint={t('manage.opportunity.descriptionHint')}
        rows={8}
      />
      <TextArea
        {...field('descriptionCy')}
        label={t('manage.opportunity.descriptionCy')}
        optional={optional}
        rows={8}
        lang="cy"
      />
      <SkillLines
        {...field('skills')}
        label={t('manage.opportunity.skills')}
        hint={t('manage.opportunity.skillsHint')}
        optional={optional}
      />
      <h2>{t('manage.opportunity.whereAndWhen')}</h2>
      <RadioGroup
        {...field('mode')}
        legend={t('opportunities.modeLabel')}
        options={modes.map((mode) => ({ value: mode, label: t(`opportunities.mode.${mode}`) }))}
      />
      <Select
        {...field('neighbourhoodId')}
        label={t('manage.opportunity.neighbourhood')}
        optional={optional}
        options={[
          { value: '', label: t('manage.opportunity.noNeighbourhood') },
          ...neighbourhoods.map((one) => ({
            value: one.id,
            label: language === 'cy' && one.nameCy ? one.nameCy : one.name,
          })),
        ]}
      />
      <TextInput
        {...field('address')}
        label={t('manage.opportunity.address')}
        optional={optional}
        autoComplete="street-address"
      />
      <TextArea
        {...field('sessions')}
        label={t('opportunities.sessions')}
        hint={t('manage.opportunity.sessionsHint')}
        optional={optional}
        rows={4}
      />
      <Select
        {...field('eventStatus')}
        label={t('opportunities.eventStatusLabel')}
        options={eventStatuses.map((status) => ({ value: status, label: t(`opportunities.eventStatus.${status}`) }))}
      />
      <h2>{t('manage.opportunity.forWhom')}</h2>
      <TextInput
        {...field('ageMin')}
        label={t('manage.opportunity.ageMin')}
        optional={optional}
        inputMode="numeric"
        width={2}
      />
      <TextInput
        {...field('ageMax')}
        label={t('manage.opportunity.ageMax')}
        optional={optional}
        inputMode="numeric"
        width={2}
      />
      <TextInput
        {...field('ageNote')}
        label={t('manage.opportunity.ageNote')}
        hint={t('manage.opportunity.ageNoteHint')}
        optional={optional}
      />
      <TextInput
        {...field('cost')}
        label={t('opportunities.costLabel')}
        hint={t('manage.opportunity.costHint')}
        prefix="£"
        optional={optional}
        inputMode="decimal"
        width={4}
      />
      <Checkbox
        name="costUnknown"
        value="on"
        label={t('manage.opportunity.costUnknown')}
        checked={field('costUnknown').value === 'on'}
      />
      <TextInput {...field('costNote')} label={t('manage.opportunity.costNote')} optional={optional} />
      <TextInput {...field('costNoteCy')} label={t('manage.opportunity.costNoteCy')} optional={optional} lang="cy" />
      <CheckboxGroup
        {...list('access')}
        legend={t('opportunities.accessLabel')}
        optional={optional}
        options={accessFeatures.map((feature) => ({ value: feature, label: t(`opportunities.access.${feature}`) }))}
      />
      <CheckboxGroup
        {...list('languages')}
        legend={t('opportunities.languages')}
        inline
        options={languages.map((one) => ({ value: one, label: t(`opportunities.language.${one}`) }))}
      />
      <TextArea
        {...field('booking')}
        label={t('opportunities.booking')}
        hint={t('manage.opportunity.bookingHint')}
        rows={3}
      />
      <TextArea
        {...field('bookingCy')}
        label={t('manage.opportunity.bookingCy')}
        optional={optional}
        rows={3}
        lang="cy"
      />
      <TextInput
        {...field('bookingUrl')}
        type="url"
        label={t('manage.opportunity.bookingUrl')}
        optional={optional}
        inputMode="url"
      />
      <h2>{t('opportunities.badgesTitle')}</h2>
      {badges.length > 0 ? (
        <CheckboxGroup
          {...list('badges')}
          legend={t('manage.opportunity.badges')}
          optional={optional}
          options={badges.map(({ id, name }) => ({ value: id, label: name }))}
        />
      ) : (
        <p className="muted">{t('manage.opportunity.noBadges')}</p>
      )}
    </>
  )
}
