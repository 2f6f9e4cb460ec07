import { useTranslation } from 'react-i18next'
import { searchBadges } from '#capabilities/badges/search-badges.ts'
import { BadgeCard } from '#capabilities/badges/ui/badge-card.tsx'
import { findSkill } from '#capabilities/skills/find-skills.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { ButtonLink } from '#design/forms/button.tsx'
import { Grid } from '#design/layout/arrange.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Section } from '#design/layout/section.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import type { RouteHandle } from '../access.ts'
import { SitePage } from '../site-page.tsx'
import { visitOf } from '../visit.ts'
import type { Route } from './+types/skills.everyday.$slug'

export const handle: RouteHandle = { access: 'everybody' }

/** A word of our own: credentials point at this address. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { services } = visitOf({ context })
  const skill = await findSkill(services.database, `/skills/everyday/${params.slug}`)
  if (!skill) throw new Response(null, { status: 404 })
  return { skill, badges: await searchBadges(services.database, { words: skill.label, limit: 6 }) }
}

export default function SkillPage({ loaderData: { skill, badges } }: Route.ComponentProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const title = inLanguage(language, skill.label, skill.labelCy)
  return (
    <SitePage title={title} description={skill.description ?? undefined}>
      <Wrap>
        <div className="page stack stack-l">
          <BackLink href="/skills" label={t('skills.title')} />
          <PageHead
            eyebrow={t('skills.everyday')}
            title={title}
            lead={skill.description && <span lang="en">{skill.description}</span>}
          />
          {skill.otherLabels.length > 0 && <p>{t('skills.also', { labels: skill.otherLabels.join(', ') })}</p>}
        </div>
        <Section title={t('skills.badges')}>
          {badges.length === 0 ? (
            <EmptyState
              title={t('skills.noBadges')}
              action={
                <ButtonLink href={`/search?${new URLSearchParams({ q: title })}`}>
                  {t('skills.findLearning')}
                </ButtonLink>
              }
            >
              {t('skills.noBadgesText')}
            </EmptyState>
          ) : (
            <Grid>
              {badges.map((badge) => (
                <BadgeCard key={badge.id} badge={badge} />
              ))}
            </Grid>
          )}
        </Section>
      </Wrap>
    </SitePage>
  )
}
