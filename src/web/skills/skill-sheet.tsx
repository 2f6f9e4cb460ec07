import type { ReactNode } from 'react'
import { badgesOfOpportunities } from '#capabilities/badges/list-badges.ts'
import type { PublicBadge } from '#capabilities/badges/public-badge.ts'
import { BadgeCard } from '#capabilities/badges/ui/badge-card.tsx'
import { listOpportunitiesBySkill } from '#capabilities/opportunities/list-opportunities-by-skill.ts'
import { publicOpportunity } from '#capabilities/opportunities/public-opportunity.ts'
import { OpportunityRow } from '#capabilities/opportunities/ui/opportunity-rows.tsx'
import { listPlaces } from '#capabilities/places/find-place.ts'
import { placeName } from '#capabilities/places/place.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { SceneRows } from '#design/cards/scene-card.tsx'
import { Button, ButtonLink } from '#design/forms/button.tsx'
import { Select } from '#design/forms/select.tsx'
import { Grid, Stack } from '#design/layout/arrange.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Section } from '#design/layout/section.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { Pagination } from '#design/tables/pagination.tsx'
import { mapPage, readCursor } from '#infrastructure/database/keyset.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { SitePage } from '#web/site/site-page.tsx'
import type { Visit } from '#web/site/visit.ts'

const pageLength = 18

/** Where a skill can be learned, in one place or in all of them. */
export async function loadLearning({ services: { database }, now }: Visit, request: Request, skill: string) {
  const { searchParams } = new URL(request.url)
  const places = await listPlaces({ database })
  const place = places.find(({ slug }) => slug === searchParams.get('place'))
  const after = readCursor(searchParams.get('after'))
  const page = await listOpportunitiesBySkill(
    { skill, placeId: place?.id, after, limit: pageLength },
    { database, now },
  )
  const badges = await badgesOfOpportunities(
    page.rows.map(({ id }) => id),
    { database },
  )
  return {
    ...mapPage(page, publicOpportunity),
    paged: after !== undefined,
    place: place?.slug,
    places: places.map(({ slug, name, nameCy }) => ({ slug, name, nameCy })),
    badges: Object.fromEntries(badges),
  }
}

interface SkillPageProps {
  title: string
  eyebrow: string
  description: string | null
  /** What else there is to say of the word. */
  children?: ReactNode
  /** The address of the page without the place and the page of the list. */
  address: { path: string; fields: Record<string, string> }
  learning: Awaited<ReturnType<typeof loadLearning>>
  badges: PublicBadge[]
}

/** A skill: what it means, where it can be learned, which badges show it. */
export function SkillPage({ title, eyebrow, description, children, address, learning, badges }: SkillPageProps) {
  const { t } = useTranslation()
  return (
    <SitePage title={title} description={description ?? undefined}>
      <Wrap>
        <div className="page stack stack-l">
          <BackLink href="/skills" label={t('skills.title')} />
          <PageHead eyebrow={eyebrow} title={title} lead={description && <span lang="en">{description}</span>} />
          {children}
        </div>
        <Section title={t('skills.opportunities')} id="learn">
          <Stack>
            {learning.places.length > 1 && <PlaceFilter address={address} learning={learning} />}
            <Learning title={title} address={address} learning={learning} />
          </Stack>
        </Section>
        <Section title={t('skills.badges')}>
          {badges.length === 0 ? (
            <p className="muted">{t('skills.noBadges')}</p>
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

function PlaceFilter({ address: { path, fields }, learning }: Pick<SkillPageProps, 'address' | 'learning'>) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <form className="input-row" action={`${path}#learn`} aria-label={t('common.filter')}>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Select
        name="place"
        label={t('skills.where')}
        value={learning.place ?? ''}
        options={[
          { value: '', label: t('skills.everywhere') },
          ...learning.places.map((place) => ({ value: place.slug, label: placeName(place, language) })),
        ]}
      />
      <Button kind="quiet">{t('common.apply')}</Button>
    </form>
  )
}

function Learning({
  title,
  address: { path, fields },
  learning: { rows, badges, place, paged, next },
}: Pick<SkillPageProps, 'title' | 'address' | 'learning'>) {
  const { t } = useTranslation()
  const href = (after: string | undefined) =>
    `${path}?${new URLSearchParams({ ...fields, ...(place ? { place } : {}), ...(after ? { after } : {}) })}#learn`
  if (rows.length === 0)
    return (
      <EmptyState
        title={t(place ? 'skills.noOpportunitiesHere' : 'skills.noOpportunities')}
        action={
          <ButtonLink href={`${place ? `/${place}` : ''}/search?${new URLSearchParams({ q: title })}`}>
            {t('skills.findLearning')}
          </ButtonLink>
        }
      >
        {t('skills.noBadgesText')}
      </EmptyState>
    )
  return (
    <>
      <SceneRows>
        {rows.map((row) => (
          <OpportunityRow key={row.id} opportunity={row} badges={badges[row.id] ?? []} />
        ))}
      </SceneRows>
      <Pagination
        label={t('common.pages')}
        previous={paged ? { href: href(undefined), label: t('common.first') } : undefined}
        next={next ? { href: href(next), label: t('common.next') } : undefined}
      />
    </>
  )
}
