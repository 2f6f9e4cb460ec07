import { z } from 'zod'
import type { Skill } from '#capabilities/skills/skill.ts'
import { linesOf } from '#capabilities/skills/skill-rules.ts'
import { type AskedSkill, mostAskedSkills, type SkillWeight } from '#capabilities/work/asked-skill.ts'
import { findNamedSkills, proposeSkills } from '#capabilities/work/propose-skills.ts'
import { Notice } from '#design/cards/notice.tsx'
import { CheckboxGroup } from '#design/forms/choices.tsx'
import type { Services } from '#infrastructure/services.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import type { FormErrors, FormProblem } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { optionalText } from '#web/site/fields.ts'
import { type FieldLabels, useFields } from '#web/site/form-fields.tsx'
import { SkillLines } from '#web/skills/skill-lines.tsx'

const longestLines = 1200

/** The fields with which a form asks for skills: by name, one a line, and those found in its words and ticked. */
export const askedSkillFields = {
  must: optionalText(longestLines),
  helps: optionalText(longestLines),
  found: z.array(z.string().max(300)).max(40).optional(),
}

export const askedSkillLabels = { must: 'work.skills.must', helps: 'work.skills.helps' } as const satisfies FieldLabels

interface TypedSkills {
  must: string | null
  helps: string | null
  found?: string[] | undefined
}

const namesIn = (lines: string | null) => [
  ...new Set(
    (lines ?? '')
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  ),
]

/** The skills that were typed and ticked, each of a framework or taught in the place; or which line is none. */
async function readAskedSkills(
  { must, helps, found = [] }: TypedSkills,
  { placeId }: { placeId: string },
  services: Pick<Services, 'database' | 'site'>,
): Promise<{ ok: true; skills: AskedSkill[] } | { ok: false; errors: FormErrors }> {
  const known = [...namesIn(must), ...namesIn(helps)]
  const asked: { name: string; weight: SkillWeight }[] = [
    ...namesIn(must).map((name) => ({ name, weight: 'must' as const })),
    ...namesIn(helps).map((name) => ({ name, weight: 'helps' as const })),
    ...found.filter((name) => !known.includes(name)).map((name) => ({ name, weight: 'helps' as const })),
  ]
  if (asked.length > mostAskedSkills * 2) return { ok: false, errors: { helps: tooMany } }
  const meant = await findNamedSkills({ placeId, names: asked.map(({ name }) => name) }, services)
  const errors: FormErrors = {}
  const skills = asked.flatMap(({ name, weight }, at) => {
    const skill = meant[at]
    if (skill) return [{ ...skill, weight }]
    errors[weight] ??= { message: 'work.skills.unknown', figures: { name } }
    return []
  })
  if (Object.keys(errors).length > 0) return { ok: false, errors }
  return skills.length > mostAskedSkills ? { ok: false, errors: { helps: tooMany } } : { ok: true, skills }
}

/** What was typed in such a form, with the skills that it asks for. */
export async function readWithSkills<Typed extends TypedSkills>(
  { must, helps, found, ...rest }: Typed,
  place: { placeId: string },
  services: Pick<Services, 'database' | 'site'>,
) {
  const read = await readAskedSkills({ must, helps, found }, place, services)
  return read.ok ? { ok: true as const, content: { ...rest, skills: read.skills } } : read
}

const tooMany: FormProblem = { message: 'work.skills.tooMany', figures: { limit: mostAskedSkills } }

/** How skills that are kept stand in a form. */
export const typedSkills = (skills: AskedSkill[]): Record<string, string> =>
  Object.fromEntries(
    (['must', 'helps'] as const).flatMap((weight) => {
      const lines = linesOf(skills.filter((skill) => skill.weight === weight))
      return lines ? [[weight, lines]] : []
    }),
  )

/** Skills whose names stand in the words of a form and that it does not ask for yet. */
export async function findInWords(
  typed: Record<string, string>,
  { placeId, text }: { placeId: string; text: string },
  services: Pick<Services, 'database' | 'site'>,
): Promise<Skill[]> {
  const asked = new Set([...namesIn(typed.must ?? null), ...namesIn(typed.helps ?? null)])
  return (await proposeSkills({ placeId, text }, services)).filter(({ name }) => !asked.has(name))
}

interface AskedSkillFieldsProps {
  typed: Record<string, string>
  errors: FormErrors
  /** What stands in the words, where that was asked. */
  found: Skill[] | undefined
}

/** What must be there, what helps, and what was found in the words: each of these a person ticks. */
export function AskedSkillFields({ typed, errors, found }: AskedSkillFieldsProps) {
  const { t, language } = useTranslation()
  const { field } = useFields({ labels: askedSkillLabels, typed, errors })
  const ticked = typed.found?.split('\n') ?? []
  return (
    <>
      {found?.length === 0 && <Notice tone="info" title={t('work.skills.noneFound')} live />}
      {found && found.length > 0 && (
        <CheckboxGroup
          name="found[]"
          id="found"
          legend={t('work.skills.found')}
          hint={t('work.skills.foundHint')}
          values={ticked}
          options={found.map(({ name, nameCy, framework }) => ({
            value: name,
            label: inLanguage(language, name, nameCy),
            ...(framework && { hint: framework }),
          }))}
        />
      )}
      <SkillLines {...field('must')} hint={t('work.skills.mustHint')} optional={t('common.optional')} />
      <SkillLines {...field('helps')} hint={t('work.skills.helpsHint')} optional={t('common.optional')} />
    </>
  )
}
