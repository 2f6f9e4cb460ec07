import type { ReactNode } from 'react'
import type { publicBadge } from '#capabilities/badges/public-badge.ts'
import { BadgeCard } from '#capabilities/badges/ui/badge-card.tsx'
import { takesPlaceWith } from '#capabilities/opportunities/event-status-rules.ts'
import type { Session } from '#capabilities/opportunities/opportunity.ts'
import type { publicOpportunity } from '#capabilities/opportunities/public-opportunity.ts'
import {
  agesInWords,
  costInWords,
  nextInWords,
  placeInWords,
} from '#capabilities/opportunities/ui/opportunity-words.ts'
import type { publicOrganisation } from '#capabilities/organisations/public-organisation.ts'
import { SkillTags } from '#capabilities/skills/ui/skill-tags.tsx'
import { Notice } from '#design/cards/notice.tsx'
import { Tags } from '#design/cards/tags.tsx'
import { ButtonLink } from '#design/forms/button.tsx'
import { Columns, Grid, Stack } from '#design/layout/arrange.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { SummaryList } from '#design/tables/summary-list.tsx'
import { longDate, sessionTime } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { Paragraphs } from '#web/site/paragraphs.tsx'

const sessionsShown = 8

export interface OpportunityArticleProps {
  opportunity: ReturnType<typeof publicOpportunity>
  sessions: Session[]
  now: Date
  badges: ReturnType<typeof publicBadge>[]
  /** Of its organisation, where it is for younger people. */
  safeguarding: ReturnType<typeof publicOrganisation>['safeguarding'] | undefined
  /** Nobody has confirmed it for long. */
  doubted: boolean
  /** The way back. */
  back: { href: string; label: string }
  /** Said about this page before anything else. */
  notice?: ReactNode
}

/** An opportunity as everybody sees it, and as its organisation looks at it before. */
export function OpportunityArticle(props: OpportunityArticleProps) {
  const { opportunity, sessions, now, badges, safeguarding, doubted, back, notice } = props
  const { t } = useTranslation()
  const language = useLanguage()
  const title = inLanguage(language, opportunity.title, opportunity.titleCy)
  const summary = inLanguage(language, opportunity.summary, opportunity.summaryCy)
  return (
    <article className="page stack stack-l">
      {notice}
      <BackLink {...back} />
      <PageHead eyebrow={t(`opportunities.kind.${opportunity.kind}`)} title={title} lead={summary} />
      {opportunity.status === 'archived' && <Notice tone="info" title={t('opportunities.over')} />}
      {opportunity.eventStatus !== 'scheduled' && (
        <Notice tone="warn" title={t(`opportunities.eventStatus.${opportunity.eventStatus}`)}>
          {t(`opportunities.eventStatusText.${opportunity.eventStatus}`)}
        </Notice>
      )}
      <Columns kind="aside">
        <Stack space="large">
          <Paragraphs text={inLanguage(language, opportunity.description, opportunity.descriptionCy)} />
          {opportunity.booking && (
            <div className="stack">
              <h2>{t('opportunities.booking')}</h2>
              <Paragraphs text={inLanguage(language, opportunity.booking, opportunity.bookingCy)} />
              {opportunity.bookingUrl &&
                opportunity.status !== 'archived' &&
                takesPlaceWith(opportunity.eventStatus) && (
                  <p>
                    <ButtonLink href={opportunity.bookingUrl}>{t('opportunities.book')}</ButtonLink>
                  </p>
                )}
            </div>
          )}
          {opportunity.skills.length > 0 && (
            <div className="stack">
              <h2>{t('opportunities.skills')}</h2>
              {/* Of what is over, the page of a skill may know nothing any more. */}
              <SkillTags
                skills={opportunity.skills.map(({ uri, ...skill }) =>
                  opportunity.status === 'published' ? { ...skill, uri } : skill,
                )}
              />
            </div>
          )}
          {badges.length > 0 && (
            <div className="stack">
              <h2>{t('opportunities.badgesTitle')}</h2>
              <Grid cells="wide">
                {badges.map((badge) => (
                  <BadgeCard key={badge.id} badge={badge} />
                ))}
              </Grid>
            </div>
          )}
        </Stack>
        <Facts opportunity={opportunity} sessions={sessions} now={now} />
      </Columns>
      {opportunity.status === 'published' && opportunity.confirmedAt && (
        <p className="muted small">
          {t(doubted ? 'opportunities.notConfirmedSince' : 'opportunities.confirmedOn', {
            organisation: opportunity.organisationName,
            date: longDate(language, opportunity.confirmedAt),
          })}
        </p>
      )}
      {safeguarding && (
        <Notice tone="info" title={t('opportunities.safe')}>
          {t('opportunities.safeText', { lead: safeguarding.lead, organisation: opportunity.organisationName })}{' '}
          <a href={safeguarding.policyUrl}>{t('opportunities.safePolicy')}</a>
        </Notice>
      )}
    </article>
  )
}

function Facts({ opportunity, sessions, now }: Pick<OpportunityArticleProps, 'opportunity' | 'sessions' | 'now'>) {
  const { t } = useTranslation()
  const language = useLanguage()
  const place = `/${opportunity.placeSlug}`
  return (
    <aside className="card" aria-label={t('opportunities.facts')}>
      <SummaryList
        rows={[
          {
            term: t('opportunities.when'),
            detail:
              sessions.length > 0 ? (
                <>
                  <SessionList sessions={sessions} now={now} />
                  {opportunity.status === 'published' && (
                    <a href={`${place}/opportunities/${opportunity.slug}.ics`}>{t('opportunities.asCalendar')}</a>
                  )}
                </>
              ) : (
                nextInWords(opportunity, language, t)
              ),
          },
          {
            term: t('opportunities.where'),
            detail: [opportunity.address, placeInWords(opportunity, language, t)].filter(Boolean).join(', '),
          },
          { term: t('opportunities.who'), detail: agesInWords(opportunity, t) },
          { term: t('opportunities.cost'), detail: costInWords(opportunity, language, t) },
          {
            term: t('opportunities.accessNeeds'),
            detail:
              opportunity.access.length > 0 ? (
                <Tags tags={opportunity.access.map((feature) => ({ label: t(`opportunities.access.${feature}`) }))} />
              ) : (
                t('opportunities.accessNone')
              ),
          },
          {
            term: t('opportunities.languages'),
            detail: opportunity.languages.map((one) => t(`opportunities.language.${one}`)).join(', '),
          },
          {
            term: t('opportunities.offeredBy'),
            detail: (
              <a href={`${place}/organisations/${opportunity.organisationSlug}`}>{opportunity.organisationName}</a>
            ),
          },
        ]}
      />
    </aside>
  )
}

function SessionList({ sessions, now }: { sessions: Session[]; now: Date }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const more = sessions.length - sessionsShown
  return (
    <ul className="bare">
      {sessions.slice(0, sessionsShown).map((session) => (
        <li key={session.startsAt.toISOString()}>
          <time dateTime={session.startsAt.toISOString()}>{sessionTime(language, session, now)}</time>
          {session.eventStatus !== 'scheduled' && (
            <>
              {' '}
              <strong>{t(`opportunities.eventStatus.${session.eventStatus}`)}</strong>
            </>
          )}
        </li>
      ))}
      {more > 0 && <li className="muted">{t('opportunities.moreSessions', { count: more })}</li>}
    </ul>
  )
}
