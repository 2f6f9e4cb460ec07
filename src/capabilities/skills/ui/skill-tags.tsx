import { Tags } from '#design/cards/tags.tsx'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import type { Skill } from '../skill.ts'
import { skillHref } from '../skill-rules.ts'

/** Skills that something shows or teaches; one with an address leads to all that has to do with it. */
export function SkillTags({ skills }: { skills: Skill[] }) {
  const language = useLanguage()
  return (
    <Tags
      tags={skills.map((skill) => ({
        label: inLanguage(language, skill.name, skill.nameCy),
        href: skill.uri === undefined ? undefined : skillHref(skill.uri),
      }))}
    />
  )
}
