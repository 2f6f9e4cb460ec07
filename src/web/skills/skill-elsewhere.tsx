import { findNamedSkill } from '#capabilities/badges/find-badge.ts'
import { listBadges } from '#capabilities/badges/list-badges.ts'
import { publicBadge } from '#capabilities/badges/public-badge.ts'
import { findSkill } from '#capabilities/skills/find-skill.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/skill-elsewhere'
import { loadLearning, SkillPage } from './skill-sheet.tsx'

const longestAddress = 2000

/** A skill of an external framework, by its address there, where a badge or opportunity of this site refers to it. */
export async function loader({ context, request }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const { database } = visit.services
  const address = new URL(request.url).searchParams.get('address') ?? ''
  if (address.length > longestAddress || !/^https?:/i.test(address) || !URL.canParse(address))
    throw new Response(null, { status: 404 })
  const [known, learning, badges] = await Promise.all([
    findSkill(address, { database }),
    loadLearning(visit, request, address),
    listBadges({ skill: address, limit: 6 }, { database }),
  ])
  const named =
    learning.rows.flatMap(({ skills }) => skills).find(({ uri }) => uri === address) ??
    (await findNamedSkill(address, { database }))
  if (!known && !named) throw new Response(null, { status: 404 })
  const name = named?.name ?? known?.label ?? ''
  return {
    address,
    skill: {
      name,
      nameCy: named?.nameCy ?? known?.labelCy ?? null,
      framework: known?.frameworkName ?? named?.framework,
      // What a badge calls the skill may be plainer than what its framework does.
      officially: known && known.label !== name ? known.label : undefined,
      description: known?.description ?? null,
    },
    learning,
    badges: badges.rows.map(publicBadge),
  }
}

export default function SkillElsewhere({ loaderData: { address, skill, learning, badges } }: Route.ComponentProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const framework = skill.framework ?? new URL(address).host
  return (
    <SkillPage
      title={inLanguage(language, skill.name, skill.nameCy)}
      eyebrow={framework}
      description={skill.description}
      address={{ path: '/skills/elsewhere', fields: { address } }}
      learning={learning}
      badges={badges}
    >
      <p>
        {skill.officially && `${t('skills.also', { labels: skill.officially })} `}
        <a href={address}>{t('skills.inFramework', { framework })}</a>
      </p>
    </SkillPage>
  )
}
