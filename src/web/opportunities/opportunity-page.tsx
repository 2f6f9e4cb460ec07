import { listBadges } from '#capabilities/badges/list-badges.ts'
import { publicBadge } from '#capabilities/badges/public-badge.ts'
import { BadgeCard } from '#capabilities/badges/ui/badge-card.tsx'
import { takesPlaceWith } from '#capabilities/opportunities/event-status-rules.ts'
import { findOpportunity, listSessions } from '#capabilities/opportunities/find-opportunity.ts'
import { isDoubted } from '#capabilities/opportunities/freshness-rules.ts'
import { listOpportunities } from '#capabilities/opportunities/list-opportunities.ts'
import type { Session } from '#capabilities/opportunities/opportunity.ts'
import { adultAge } from '#capabilities/opportunities/opportunity-rules.ts'
import { publicOpportunity } from '#capabilities/opportunities/public-opportunity.ts'
import { OpportunityCard } from '#capabilities/opportunities/ui/opportunity-card.tsx'
import {
  agesInWords,
  costInWords,
  nextInWords,
  placeInWords,
} from '#capabilities/opportunities/ui/opportunity-words.ts'
import { findOrganisation } from '#capabilities/organisations/find-organisation.ts'
import { publicOrganisation } from '#capabilities/organisations/public-organisation.ts'
import { listWhatFollows } from '#capabilities/pathways/list-what-follows.ts'
import { WhatFollows } from '#capabilities/pathways/ui/what-follows.tsx'
import { SkillTags } from '#capabilities/skills/ui/skill-tags.tsx'
import { Notice } from '#design/cards/notice.tsx'
import { Tags } from '#design/cards/tags.tsx'
import { ButtonLink } from '#design/forms/button.tsx'
import { Columns, Grid, Stack } from '#design/layout/arrange.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Section } from '#design/layout/section.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { SummaryList } from '#design/tables/summary-list.tsx'
import { longDate, sessionTime } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { describeOpportunity } from '#web/machine/structured-data.ts'
import { loadPlace } from '#web/places/load-place.ts'
import { Paragraphs } from '#web/site/paragraphs.tsx'
import { SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/opportunity-page'

const sessionsShown = 8
const sessionsDescribed = 20

export async function loader({ context, params }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const { services, now } = visit
  const { database } = services
  const place = await loadPlace(visit, params.place)
  const opportunity = await findOpportunity({ placeSlug: place.slug, slug: params.slug }, { database, now })
  if (!opportunity || opportunity.status === 'draft') throw new Response(null, { status: 404 })
  const [sessions, badges, similar, organisation] = await Promise.all([
    listSessions({ opportunityId: opportunity.id, from: now, limit: 200 }, { database }),
    listBadges({ opportunityId: opportunity.id, limit: 6 }, { database }),
    listOpportunities({ placeId: place.id, theme: opportunity.theme, limit: 4 }, { database, now }),
    findOrganisation({ id: opportunity.organisationId }, { database }),
  ])
  const badgeIds = badges.rows.map((badge) => badge.id)
  return {
    follows: await listWhatFollows({ badgeIds, opportunityId: opportunity.id, limit: 4 }, { database }),
    structured: describeOpportunity({
      opportunity: publicOpportunity(opportunity),
      sessions: sessions.slice(0, sessionsDescribed),
      badges: badges.rows.map(publicBadge),
      place,
      origin: services.site.origin,
      language: visit.language,
    }),
    place,
    opportunity: publicOpportunity(opportunity),
    doubted: isDoubted(opportunity.confirmedAt, now),
    sessions,
    badges: badges.rows.map(publicBadge),
    similar: similar.rows
      .filter((one) => one.id !== opportunity.id)
      .slice(0, 3)
      .map(publicOpportunity),
    safeguarding:
      organisation && opportunity.ageMin < adultAge ? publicOrganisation(organisation, now).safeguarding : undefined,
  }
}

export default function OpportunityPage({ loaderData }: Route.ComponentProps) {
  const { place, opportunity, sessions, badges, follows, similar, safeguarding, doubted } = loaderData
  const { t } = useTranslation()
  const language = useLanguage()
  const title = inLanguage(language, opportunity.title, opportunity.titleCy)
  const summary = inLanguage(language, opportunity.summary, opportunity.summaryCy)
  return (
    <SitePage title={title} description={summary} place={place} current="learn" structured={loaderData.structured}>
      <Wrap>
        <article className="page stack stack-l">
          <BackLink href={`/${place.slug}/opportunities`} label={t('places.home.allOpportunities')} />
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
              <div className="stack">
                <h2>{t('opportunities.booking')}</h2>
                <Paragraphs text={inLanguage(language, opportunity.booking, opportunity.bookingCy)} />
                {opportunity.bookingUrl &&
                  opportunity.status === 'published' &&
                  takesPlaceWith(opportunity.eventStatus) && (
                    <p>
                      <ButtonLink href={opportunity.bookingUrl}>{t('opportunities.book')}</ButtonLink>
                    </p>
                  )}
              </div>
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
            <Facts data={loaderData} />
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
        {follows.length > 0 && (
          <Section title={t('opportunities.leadsOn')}>
            <WhatFollows follows={follows} />
          </Section>
        )}
        {similar.length > 0 && (
          <Section title={t('opportunities.similar')}>
            <Grid>
              {similar.map((one) => (
                <OpportunityCard key={one.id} opportunity={one} badges={[]} />
              ))}
            </Grid>
          </Section>
        )}
      </Wrap>
    </SitePage>
  )

  function Facts({ data }: { data: typeof loaderData }) {
    return (
      <aside className="card" aria-label={t('opportunities.facts')}>
        <SummaryList
          rows={[
            {
              term: t('opportunities.when'),
              detail:
                sessions.length > 0 ? (
                  <>
                    <SessionList sessions={sessions} />
                    <a href={`/${place.slug}/opportunities/${opportunity.slug}.ics`}>{t('opportunities.asCalendar')}</a>
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
                <a href={`/${data.place.slug}/organisations/${opportunity.organisationSlug}`}>
                  {opportunity.organisationName}
                </a>
              ),
            },
          ]}
        />
      </aside>
    )
  }
}

function SessionList({ sessions }: { sessions: Session[] }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const more = sessions.length - sessionsShown
  return (
    <ul className="bare">
      {sessions.slice(0, sessionsShown).map((session) => (
        <li key={session.startsAt.toISOString()}>
          <time dateTime={session.startsAt.toISOString()}>{sessionTime(language, session)}</time>
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
