import { publicBadge } from '#capabilities/badges/public-badge.ts'
import { searchBadges } from '#capabilities/badges/search-badges.ts'
import { findSkill } from '#capabilities/skills/find-skill.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/skill-everyday'
import { loadLearning, SkillPage } from './skill-sheet.tsx'

/** A word of our own: credentials point at this address. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const { database, site } = visit.services
  const skill = await findSkill(`/skills/everyday/${params.slug}`, { database })
  if (!skill) throw new Response(null, { status: 404 })
  const [learning, badges] = await Promise.all([
    loadLearning(visit, request, site.origin + skill.uri),
    searchBadges({ terms: skill.label, limit: 6 }, { database }),
  ])
  return { skill, learning, badges: badges.map(publicBadge) }
}

export default function EverydaySkill({ loaderData: { skill, learning, badges } }: Route.ComponentProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <SkillPage
      title={inLanguage(language, skill.label, skill.labelCy)}
      eyebrow={t('skills.everyday')}
      description={skill.description}
      address={{ path: skill.uri, fields: {} }}
      learning={learning}
      badges={badges}
    >
      {skill.otherLabels.length > 0 && <p>{t('skills.also', { labels: skill.otherLabels.join(', ') })}</p>}
    </SkillPage>
  )
}
