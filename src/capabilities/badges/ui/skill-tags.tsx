import { Tags } from '#design/cards/tags.tsx'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import type { Skill } from '../badge.ts'

/** The skills that a badge shows. */
export function SkillTags({ skills }: { skills: Skill[] }) {
  const language = useLanguage()
  return <Tags tags={skills.map((skill) => ({ label: inLanguage(language, skill.name, skill.nameCy) }))} />
}
