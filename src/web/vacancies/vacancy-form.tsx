import { z } from 'zod'
import type { Skill } from '#capabilities/skills/skill.ts'
import { longestAbout, longestTitle } from '#capabilities/work/asked-skill-rules.ts'
import { listJobRoles } from '#capabilities/work/list-job-roles.ts'
import { type Vacancy, type VacancyContent, vacancyKinds } from '#capabilities/work/vacancy.ts'
import { longestApply, longestPay, longestWhereabouts, youngest } from '#capabilities/work/vacancy-rules.ts'
import { RadioGroup } from '#design/forms/choices.tsx'
import { Select } from '#design/forms/select.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { TwoLanguages } from '#design/forms/two-languages.tsx'
import type { Services } from '#infrastructure/services.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { optionalText, optionalUrl, requiredText, says, wholeNumberBetween } from '#web/site/fields.ts'
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

const vacancySchema = z.object({
  kind: z.enum(vacancyKinds, { error: says('forms.choose') }),
  title: requiredText(longestTitle),
  titleCy: optionalText(longestTitle),
  about: requiredText(longestAbout),
  aboutCy: optionalText(longestAbout),
  role: z
    .uuid()
    .optional()
    .transform((id) => id ?? null),
  pay: optionalText(longestPay),
  payCy: optionalText(longestPay),
  whereabouts: optionalText(longestWhereabouts),
  apply: optionalText(longestApply),
  applyCy: optionalText(longestApply),
  applyUrl: optionalUrl,
  ageMin: wholeNumberBetween(youngest, 99),
  closesOn: z.iso.date({ error: says('forms.badDate') }),
  ...askedSkillFields,
})

export const vacancyLabels = {
  kind: 'vacancies.form.kind',
  title: 'vacancies.form.title',
  titleCy: 'vacancies.form.titleCy',
  about: 'vacancies.form.about',
  aboutCy: 'vacancies.form.aboutCy',
  role: 'vacancies.form.role',
  pay: 'vacancies.form.pay',
  payCy: 'vacancies.form.payCy',
  whereabouts: 'vacancies.form.whereabouts',
  apply: 'vacancies.form.apply',
  applyCy: 'vacancies.form.applyCy',
  applyUrl: 'vacancies.form.applyUrl',
  ageMin: 'vacancies.form.ageMin',
  closesOn: 'vacancies.form.closesOn',
  ...askedSkillLabels,
} as const satisfies FieldLabels

const fields: Partial<Record<string, string>> = {
  'closes-too-soon': 'closesOn',
  'closes-too-late': 'closesOn',
  'role-elsewhere': 'role',
}

/** How what was typed is read as a vacancy, and what its refusals say. */
export const vacancyWriting = (services: Pick<Services, 'database' | 'site'>) => ({
  schema: vacancySchema,
  labels: vacancyLabels,
  read: (
    { role, ...typed }: z.infer<typeof vacancySchema>,
    place: { placeId: string },
  ): Promise<WritingRead<VacancyContent>> => readWithSkills({ ...typed, roleId: role }, place, services),
  refused: {
    ...writingRefused,
    'closes-too-soon': 'vacancies.refused.closes-too-soon',
    'closes-too-late': 'vacancies.refused.closes-too-late',
    'role-elsewhere': 'vacancies.refused.role-elsewhere',
    'apply-is-missing': 'vacancies.refused.apply-is-missing',
    'no-safeguarding': 'vacancies.refused.no-safeguarding',
    'too-many': 'vacancies.refused.too-many',
  } as const satisfies Record<string, MessageKey>,
  fieldOf: (refusal: string) => fields[refusal] ?? fieldOfWriting(refusal),
})

/** What stands in the form of a vacancy that is kept. */
export const typedVacancy = (vacancy: Vacancy): Record<string, string> => {
  const { kind, title, titleCy, about, aboutCy, roleId, pay, payCy, whereabouts, ...rest } = vacancy
  const words = { kind, title, titleCy, about, aboutCy, role: roleId, pay, payCy, whereabouts }
  const { apply, applyCy, applyUrl, ageMin, closesOn, skills } = rest
  return { ...asTyped({ ...words, apply, applyCy, applyUrl, ageMin, closesOn }), ...typedSkills(skills) }
}

type RoleChoice = { id: string; title: string; titleCy: string | null }

/** The kinds of job that an organisation describes, of which a vacancy may be one. */
export async function roleChoices(
  organisationId: string,
  { database }: Pick<Services, 'database'>,
): Promise<RoleChoice[]> {
  const { rows } = await listJobRoles({ organisationId, limit: 200 }, { database })
  return rows.map(({ id, title, titleCy }) => ({ id, title, titleCy }))
}

interface VacancyFieldsProps {
  typed: Record<string, string>
  errors: FormErrors
  found: Skill[] | undefined
  roles: RoleChoice[]
}

/** What is offered, in words; what it pays, where, for whom, until when; and which skills it asks for. */
export function VacancyFields({ typed, errors, found, roles }: VacancyFieldsProps) {
  const { t, language } = useTranslation()
  const { field, choice } = useFields({ labels: vacancyLabels, typed, errors })
  const optional = t('common.optional')
  return (
    <>
      <RadioGroup
        {...choice('kind')}
        options={vacancyKinds.map((value) => ({ value, label: t(`vacancies.kind.${value}`) }))}
      />
      <TitleAndAbout
        field={field}
        titleHint={t('vacancies.form.titleHint')}
        aboutHint={t('vacancies.form.aboutHint')}
      />
      <TwoLanguages
        first={<TextInput {...field('pay')} hint={t('vacancies.form.payHint')} optional={optional} />}
        second={<TextInput {...field('payCy')} optional={optional} />}
      />
      <TextInput {...field('whereabouts')} hint={t('vacancies.form.whereaboutsHint')} optional={optional} />
      <TextInput {...field('ageMin')} hint={t('vacancies.form.ageMinHint')} inputMode="numeric" width={4} />
      <TextInput {...field('closesOn')} type="date" hint={t('vacancies.form.closesOnHint')} />
      <TwoLanguages
        first={<TextArea {...field('apply')} rows={3} hint={t('vacancies.form.applyHint')} optional={optional} />}
        second={<TextArea {...field('applyCy')} rows={3} optional={optional} />}
      />
      <TextInput {...field('applyUrl')} type="url" inputMode="url" optional={optional} />
      {roles.length > 0 && (
        <Select
          {...field('role')}
          optional={optional}
          options={[
            { value: '', label: t('vacancies.noRole') },
            ...roles.map(({ id, title, titleCy }) => ({ value: id, label: inLanguage(language, title, titleCy) })),
          ]}
        />
      )}
      <AskedSkillFields typed={typed} errors={errors} found={found} />
    </>
  )
}
