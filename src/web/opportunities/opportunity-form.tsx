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
import { linesOf, skillsFrom } from '#capabilities/skills/skill-rules.ts'
import { Checkbox, CheckboxGroup, RadioGroup } from '#design/forms/choices.tsx'
import { Select } from '#design/forms/select.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { languages } from '#infrastructure/words/languages.ts'
import type { FormErrors } from '#infrastructure/words/message-key.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { type Codes, codesInWords } from '#web/site/changed-meanwhile.tsx'
import {
  numberBetween,
  optionalText,
  optionalUrl,
  requiredText,
  says,
  tick,
  wholeNumberBetween,
} from '#web/site/fields.ts'
import { type FieldLabels, useFields } from '#web/site/form-fields.tsx'
import { SkillLines } from '#web/skills/skill-lines.tsx'
import { readSessions, writeSessions } from './session-lines.ts'
import { ThemeSelect } from './theme-select.tsx'

const age = (otherwise: number) => wholeNumberBetween(0, 120).default(otherwise)

export const opportunitySchema = z
  .object({
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
      .transform((lines, { addIssue }) => {
        const read = readSessions(lines)
        if (read.ok) return read.sessions
        addIssue({ code: 'custom', message: says('forms.badSessions'), params: { line: read.line, text: read.text } })
        return z.NEVER
      }),
    ageMin: age(youngestWithoutLimit),
    ageMax: age(oldestWithoutLimit),
    ageNote: optionalText(120),
    cost: numberBetween(0, 20_000).default(0),
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
  .refine(({ ageMin, ageMax }) => ageMin <= ageMax, { error: says('manage.refused.ages'), path: ['ageMin'] })

/**
 * What the form means. The neighbourhood brings the point on the map; without one, a listing that keeps its address
 * keeps the point that its source gave it.
 */
export function opportunityRequestFrom(
  { sessions, cost, costUnknown, badges, skills, ...rest }: z.infer<typeof opportunitySchema>,
  { neighbourhoods, known }: { neighbourhoods: Neighbourhood[]; known: Opportunity | undefined },
): OpportunityRequest {
  const near = rest.mode === 'online' ? undefined : neighbourhoods.find((one) => one.id === rest.neighbourhoodId)
  const isWhereItWas =
    rest.mode !== 'online' &&
    rest.neighbourhoodId === null &&
    known?.neighbourhoodId === null &&
    rest.address === known.address
  const point = near ?? (isWhereItWas ? known : undefined)
  return {
    content: {
      ...rest,
      skills: skillsFrom(skills, known?.skills ?? []),
      neighbourhoodId: near?.id ?? null,
      costPence: costUnknown ? null : Math.round(cost * 100),
      latitude: point?.latitude ?? null,
      longitude: point?.longitude ?? null,
    },
    sessions,
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

export const opportunityLabels: FieldLabels<keyof typeof opportunitySchema.shape> = {
  title: 'manage.opportunity.title',
  titleCy: 'manage.opportunity.titleCy',
  kind: 'opportunities.kindLabel',
  theme: 'opportunities.themeLabel',
  summary: 'manage.opportunity.summary',
  summaryCy: 'manage.opportunity.summaryCy',
  description: 'manage.opportunity.description',
  descriptionCy: 'manage.opportunity.descriptionCy',
  skills: 'manage.opportunity.skills',
  mode: 'opportunities.modeLabel',
  neighbourhoodId: 'manage.opportunity.neighbourhood',
  address: 'manage.opportunity.address',
  sessions: 'opportunities.sessions',
  eventStatus: 'opportunities.eventStatusLabel',
  ageMin: 'manage.opportunity.ageMin',
  ageMax: 'manage.opportunity.ageMax',
  ageNote: 'manage.opportunity.ageNote',
  cost: 'opportunities.costLabel',
  costUnknown: 'manage.opportunity.costUnknown',
  costNote: 'manage.opportunity.costNote',
  costNoteCy: 'manage.opportunity.costNoteCy',
  access: 'opportunities.accessLabel',
  languages: 'opportunities.languages',
  booking: 'opportunities.booking',
  bookingCy: 'manage.opportunity.bookingCy',
  bookingUrl: 'manage.opportunity.bookingUrl',
  badges: 'manage.opportunity.badges',
}

/** Fields that hold codes: where the names of the codes are. */
const codes: Codes = {
  kind: { values: opportunityKinds, key: (value) => `opportunities.kind.${value}` },
  theme: { values: themes, key: (value) => `common.theme.${value}` },
  mode: { values: modes, key: (value) => `opportunities.mode.${value}` },
  eventStatus: { values: eventStatuses, key: (value) => `opportunities.eventStatus.${value}` },
  access: { values: accessFeatures, key: (value) => `opportunities.access.${value}` },
  languages: { values: languages, key: (value) => `opportunities.language.${value}` },
}

/** What the value of a field is called, where two versions are compared. */
export const opportunityValueInWords = codesInWords(codes)

interface OpportunityFieldsProps {
  typed: Record<string, string>
  errors: FormErrors
  neighbourhoods: Neighbourhood[]
  badges: { id: string; name: string }[]
}

export function OpportunityFields({ typed, errors, neighbourhoods, badges }: OpportunityFieldsProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { field, choice, boxes, tick } = useFields({ labels: opportunityLabels, typed, errors })
  const optional = t('common.optional')
  return (
    <>
      <h2>{t('manage.opportunity.what')}</h2>
      <TextInput {...field('title')} />
      <TextInput {...field('titleCy')} optional={optional} lang="cy" />
      <Select
        {...field('kind')}
        options={[
          { value: '', label: t('forms.choose') },
          ...opportunityKinds.map((kind) => ({ value: kind, label: t(`opportunities.kind.${kind}`) })),
        ]}
      />
      <ThemeSelect {...field('theme')} />
      <TextArea {...field('summary')} hint={t('manage.opportunity.summaryHint')} rows={2} />
      <TextArea {...field('summaryCy')} optional={optional} rows={2} lang="cy" />
      <TextArea {...field('description')} hint={t('manage.opportunity.descriptionHint')} rows={8} />
      <TextArea {...field('descriptionCy')} optional={optional} rows={8} lang="cy" />
      <SkillLines {...field('skills')} hint={t('manage.opportunity.skillsHint')} optional={optional} />
      <h2>{t('manage.opportunity.whereAndWhen')}</h2>
      <RadioGroup
        {...choice('mode')}
        options={modes.map((mode) => ({ value: mode, label: t(`opportunities.mode.${mode}`) }))}
      />
      <Select
        {...field('neighbourhoodId')}
        optional={optional}
        options={[
          { value: '', label: t('manage.opportunity.noNeighbourhood') },
          ...neighbourhoods.map((one) => ({
            value: one.id,
            label: language === 'cy' && one.nameCy ? one.nameCy : one.name,
          })),
        ]}
      />
      <TextInput {...field('address')} optional={optional} autoComplete="street-address" />
      <TextArea {...field('sessions')} hint={t('manage.opportunity.sessionsHint')} optional={optional} rows={4} />
      <Select
        {...field('eventStatus')}
        options={eventStatuses.map((status) => ({ value: status, label: t(`opportunities.eventStatus.${status}`) }))}
      />
      <h2>{t('manage.opportunity.forWhom')}</h2>
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
      <Checkbox {...tick('costUnknown')} value="on" />
      <TextInput {...field('costNote')} optional={optional} />
      <TextInput {...field('costNoteCy')} optional={optional} lang="cy" />
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
      <TextArea {...field('booking')} hint={t('manage.opportunity.bookingHint')} rows={3} />
      <TextArea {...field('bookingCy')} optional={optional} rows={3} lang="cy" />
      <TextInput {...field('bookingUrl')} type="url" optional={optional} inputMode="url" />
      <h2>{t('opportunities.badgesTitle')}</h2>
      {badges.length > 0 ? (
        <CheckboxGroup
          {...boxes('badges')}
          optional={optional}
          options={badges.map(({ id, name }) => ({ value: id, label: name }))}
        />
      ) : (
        <p className="muted">{t('manage.opportunity.noBadges')}</p>
      )}
    </>
  )
}
