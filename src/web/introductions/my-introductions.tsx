import { listOwnIntroductions } from '#capabilities/introductions/find-introduction.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { ListingCard } from '#design/cards/listing-card.tsx'
import { Notice } from '#design/cards/notice.tsx'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { ButtonLink } from '#design/forms/button.tsx'
import { Grid } from '#design/layout/arrange.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Section } from '#design/layout/section.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { longDate } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { signedInDesk } from '#web/site/session-gate.ts'
import { SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/my-introductions'
import { introductionTones, shownState } from './introduction-tones.ts'

export async function loader({ context, request }: Route.LoaderArgs) {
  const { services, now } = visitOf({ context })
  const { person } = signedInDesk({ context })
  return {
    introductions: await listOwnIntroductions({ personId: person.id }, { ...services, now }),
    saved: new URL(request.url).searchParams.has('saved'),
  }
}

/** What a learner has sent to employers, and how each stands. */
export default function MyIntroductionsPage({ loaderData: { introductions, saved } }: Route.ComponentProps) {
  const { t, language } = useTranslation()
  return (
    <SitePage title={t('introductions.title')} unlisted>
      <Wrap>
        <div className="page stack stack-l">
          <BackLink href="/me/portfolio" label={t('portfolio.title')} />
          {saved && <Notice tone="good" title={t('introductions.mine.takenBack')} live />}
          <PageHead title={t('introductions.title')} lead={t('introductions.mine.lead')} />
        </div>
        <Section title={t('asks.mine.title')}>
          {introductions.length === 0 ? (
            <EmptyState
              title={t('introductions.mine.none')}
              icon="award"
              action={<ButtonLink href="/me/skills">{t('introductions.mine.find')}</ButtonLink>}
            >
              {t('introductions.mine.noneText')}
            </EmptyState>
          ) : (
            <Grid>
              {introductions.map((one) => (
                <ListingCard
                  key={one.id}
                  title={one.organisationName}
                  href={`/me/introductions/${one.id}`}
                  {...(one.vacancyTitle && { when: inLanguage(language, one.vacancyTitle, one.vacancyTitleCy) })}
                  facts={[one.title, t('asks.mine.untilShort', { until: longDate(language, one.endsAt) })]}
                >
                  <p>
                    <StatusTag tone={introductionTones[shownState(one)]}>
                      {t(`introductions.state.${shownState(one)}`)}
                    </StatusTag>
                  </p>
                </ListingCard>
              ))}
            </Grid>
          )}
        </Section>
      </Wrap>
    </SitePage>
  )
}
