import { Tags } from '#design/cards/tags.tsx'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import type { Skill } from '../skill.ts'
import { skillHref } from '../skill-rules.ts'

/** Skills that something shows or teaches; one with an address leads to all that has to do with it. */
export function SkillTags({ skills }: { skills: Skill[] }) {
  const language = useLanguage()
  // Two frameworks may call a skill the same: it is shown once, with the first address that there is.
  const tags = new Map<string, string | undefined>()
  for (const { name, nameCy, uri } of skills) {
    const label = inLanguage(language, name, nameCy)
    tags.set(label, tags.get(label) ?? (uri === undefined ? undefined : skillHref(uri)))
  }
  return <Tags tags={[...tags].map(([label, href]) => ({ label, href }))} />
}
