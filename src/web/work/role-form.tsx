import { z } from 'zod'
import type { Skill } from '#capabilities/skills/skill.ts'
import { longestAbout, longestTitle } from '#capabilities/work/asked-skill-rules.ts'
import type { JobRole, JobRoleContent } from '#capabilities/work/job-role.ts'
import type { FieldProps } from '#design/forms/field.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { TwoLanguages } from '#design/forms/two-languages.tsx'
import type { Services } from '#infrastructure/services.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { optionalText, requiredText } from '#web/site/fields.ts'
import { asTyped, type FieldLabels, useFields } from '#web/site/form-fields.tsx'
import { AskedSkillFields, askedSkillFields, askedSkillLabels, readWithSkills, typedSkills } from './asked-skills.tsx'
import type { WritingRead } from './writing-actions.ts'

const roleSchema = z.object({
  title: requiredText(longestTitle),
  titleCy: optionalText(longestTitle),
  about: requiredText(longestAbout),
  aboutCy: optionalText(longestAbout),
  ...askedSkillFields,
})

export const roleLabels = {
  title: 'work.role.name',
  titleCy: 'work.role.nameCy',
  about: 'work.role.about',
  aboutCy: 'work.role.aboutCy',
  ...askedSkillLabels,
} as const satisfies FieldLabels

/** What stands in the form of a kind of job that is kept. */
export const typedRole = ({ title, titleCy, about, aboutCy, skills }: JobRole): Record<string, string> => ({
  ...asTyped({ title, titleCy, about, aboutCy }),
  ...typedSkills(skills),
})

interface RoleFieldsProps {
  typed: Record<string, string>
  errors: FormErrors
  found: Skill[] | undefined
}

/** What the job is called, what is done in it, and which skills it asks for. */
export function RoleFields({ typed, errors, found }: RoleFieldsProps) {
  const { t } = useTranslation()
  const { field } = useFields({ labels: roleLabels, typed, errors })
  return (
    <>
      <TitleAndAbout field={field} titleHint={t('work.role.nameHint')} aboutHint={t('work.role.aboutHint')} />
      <AskedSkillFields typed={typed} errors={errors} found={found} />
    </>
  )
}

interface TitleAndAboutProps {
  field: (
    name: 'title' | 'titleCy' | 'about' | 'aboutCy',
  ) => Pick<FieldProps, 'name' | 'label' | 'error'> & { value: string | undefined }
  titleHint: string
  aboutHint: string
}

/** What it is called and what is done there, in both languages. */
export function TitleAndAbout({ field, titleHint, aboutHint }: TitleAndAboutProps) {
  const optional = useTranslation().t('common.optional')
  return (
    <>
      <TwoLanguages
        first={<TextInput {...field('title')} hint={titleHint} />}
        second={<TextInput {...field('titleCy')} optional={optional} />}
      />
      <TwoLanguages
        first={<TextArea {...field('about')} rows={6} maxLength={longestAbout} hint={aboutHint} />}
        second={<TextArea {...field('aboutCy')} rows={6} maxLength={longestAbout} optional={optional} />}
      />
    </>
  )
}

const fields: Partial<Record<string, string>> = {
  'title-is-missing': 'title',
  'about-is-missing': 'about',
  'too-long': 'about',
  'too-many-skills': 'helps',
  'skill-twice': 'helps',
}

/** What is refused of everything that an organisation writes and asks for skills in. */
export const writingRefused = {
  'title-is-missing': 'forms.required',
  'about-is-missing': 'forms.required',
  'too-long': 'work.refused.too-long',
  'too-many-skills': 'work.refused.too-many-skills',
  'skill-twice': 'work.refused.skill-twice',
  'not-approved': 'pledges.desk.refused.not-approved',
  'here-already': 'work.refused.here-already',
  'not-here': 'work.refused.not-here',
  'not-now': 'pledges.desk.refused.not-now',
  'changed-meanwhile': 'pledges.desk.refused.changed-meanwhile',
} as const satisfies Record<string, MessageKey>

/** Which field such a refusal is about; none where it is about all of it. */
export const fieldOfWriting = (refusal: string): string | undefined => fields[refusal]

/** How what was typed is read as a kind of job, and what its refusals say. */
export const roleWriting = (services: Pick<Services, 'database' | 'site'>) => ({
  schema: roleSchema,
  labels: roleLabels,
  read: (typed: z.infer<typeof roleSchema>, place: { placeId: string }): Promise<WritingRead<JobRoleContent>> =>
    readWithSkills(typed, place, services),
  refused: {
    ...writingRefused,
    'no-skill': 'work.refused.no-skill',
    'too-many': 'work.refused.too-many',
  } as const satisfies Record<string, MessageKey>,
  fieldOf: fieldOfWriting,
})
