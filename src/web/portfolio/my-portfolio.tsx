import { listOwnAnswers } from '#capabilities/asks/find-answer.ts'
import { standingOf } from '#capabilities/brought/brought-badge-rules.ts'
import { listBroughtBadges } from '#capabilities/brought/list-brought-badges.ts'
import { mostItems } from '#capabilities/portfolio/collection.ts'
import { listCollections } from '#capabilities/portfolio/list-collections.ts'
import { listExperiences } from '#capabilities/portfolio/list-experiences.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { ListingCard } from '#design/cards/listing-card.tsx'
import { Notice } from '#design/cards/notice.tsx'
import { ButtonGroup, ButtonLink } from '#design/forms/button.tsx'
import { Grid } from '#design/layout/arrange.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Section } from '#design/layout/section.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { longDate } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { BroughtCard, pictureAddress } from '#web/brought/brought-parts.tsx'
import { signedInDesk } from '#web/site/session-gate.ts'
import { SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/my-portfolio'
import { CollectionStateTag } from './collection-state.tsx'
import { monthsOf } from './experience-months.ts'

const broughtShown = 4

export async function loader({ context, request }: Route.LoaderArgs) {
  const { services, now } = visitOf({ context })
  const { id: personId } = signedInDesk({ context }).person
  const [collections, experiences, brought, answers] = await Promise.all([
    listCollections({ personId }, { ...services, now }),
    listExperiences({ personId }, services),
    listBroughtBadges({ personId, limit: broughtShown }, services),
    listOwnAnswers({ personId }, { ...services, now }),
  ])
  const asked = new URL(request.url).searchParams
  return {
    ...{ collections, experiences, answers, hasMore: brought.next !== undefined },
    brought: brought.rows.map((badge) => ({
      ...badge,
      standing: standingOf(badge, now),
      picture: pictureAddress(badge),
    })),
    saved: asked.has('saved'),
    isFull: asked.has('full'),
  }
}

/** Everything that a learner shows of themself, or could show. */
export default function MyPortfolioPage({ loaderData }: Route.ComponentProps) {
  const { collections, experiences, answers, brought, hasMore, saved, isFull } = loaderData
  const { t, language } = useTranslation()
  return (
    <SitePage title={t('portfolio.title')} unlisted>
      <Wrap>
        <div className="page stack stack-l">
          <BackLink href="/me" label={t('common.myBadges')} />
          {isFull && <Notice tone="warn" title={t('portfolio.refused.too-many-items', { most: mostItems })} live />}
          <PageHead title={t('portfolio.title')} lead={t('portfolio.lead')} />
          {saved && <Notice tone="good" title={t('common.saved')} live />}
          {collections.length > 0 && (
            <ButtonGroup>
              <ButtonLink href="/me/portfolio/collections/new">{t('portfolio.new')}</ButtonLink>
            </ButtonGroup>
          )}
        </div>
        <Section title={t('portfolio.yours')}>
          {collections.length === 0 ? (
            <EmptyState
              title={t('portfolio.none')}
              icon="award"
              action={<ButtonLink href="/me/portfolio/collections/new">{t('portfolio.new')}</ButtonLink>}
            >
              {t('portfolio.noneText')}
            </EmptyState>
          ) : (
            <Grid>
              {collections.map((one) => (
                <ListingCard
                  key={one.id}
                  title={one.title}
                  href={`/me/portfolio/collections/${one.id}`}
                  facts={[
                    t('portfolio.count', { count: one.items }),
                    ...(one.openedAt ? [t('portfolio.views', { count: one.views })] : []),
                  ]}
                >
                  <p>
                    <CollectionStateTag collection={one} />
                  </p>
                </ListingCard>
              ))}
            </Grid>
          )}
        </Section>
        <Section title={t('asks.mine.title')}>
          <div className="stack">
            <p>{t('asks.mine.text')}</p>
            {answers.length > 0 && (
              <Grid>
                {answers.map((one) => (
                  <ListingCard
                    key={one.id}
                    title={inLanguage(language, one.askTitle, one.askTitleCy)}
                    href={`/me/portfolio/answers/${one.id}`}
                    when={t('asks.mine.to', { name: one.organisationName })}
                    facts={[t('asks.mine.untilShort', { until: longDate(language, one.endsAt) })]}
                  />
                ))}
              </Grid>
            )}
          </div>
        </Section>
        <Section title={t('introductions.title')}>
          <div className="stack">
            <p>{t('introductions.mine.lead')}</p>
            <ButtonGroup>
              <ButtonLink kind="quiet" href="/me/introductions">
                {t('introductions.mine.all')}
              </ButtonLink>
            </ButtonGroup>
          </div>
        </Section>
        <Section title={t('portfolio.advert.open')}>
          <div className="stack">
            <p>{t('portfolio.advert.openText')}</p>
            <ButtonGroup>
              <ButtonLink kind="quiet" href="/me/portfolio/advert">
                {t('portfolio.advert.read')}
              </ButtonLink>
            </ButtonGroup>
          </div>
        </Section>
        <Section title={t('portfolio.brought.title')}>
          <div className="stack">
            <p>{t('portfolio.brought.noneText')}</p>
            {brought.length > 0 && (
              <Grid>
                {brought.map((badge) => (
                  <BroughtCard key={badge.id} badge={badge} href={`/me/portfolio/brought/${badge.id}`} />
                ))}
              </Grid>
            )}
            <ButtonGroup>
              <ButtonLink kind="quiet" href="/me/portfolio/bring">
                {t('portfolio.brought.bring')}
              </ButtonLink>
              {hasMore && <a href="/me/portfolio/brought">{t('portfolio.brought.all')}</a>}
            </ButtonGroup>
          </div>
        </Section>
        <Section title={t('portfolio.experience.title')}>
          <div className="stack">
            <p>{t('portfolio.experience.lead')}</p>
            {experiences.length > 0 && (
              <Grid>
                {experiences.map((one) => (
                  <ListingCard
                    key={one.id}
                    title={one.title}
                    href={`/me/portfolio/experience/${one.id}`}
                    when={t(`portfolio.experience.kindName.${one.kind}`)}
                    facts={[one.whereabouts, monthsOf(one, { t, language })].filter(Boolean)}
                  />
                ))}
              </Grid>
            )}
            <ButtonGroup>
              <ButtonLink kind="quiet" href="/me/portfolio/experience/new">
                {t('portfolio.experience.new')}
              </ButtonLink>
            </ButtonGroup>
          </div>
        </Section>
      </Wrap>
    </SitePage>
  )
}
