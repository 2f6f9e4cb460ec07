import { listBadges } from '#capabilities/badges/list-badges.ts'
import { publicBadge } from '#capabilities/badges/public-badge.ts'
import { listBookableSessions } from '#capabilities/events/list-bookable-sessions.ts'
import { findWhetherToAsk } from '#capabilities/interests/find-interest.ts'
import { findOpportunity, listSessions } from '#capabilities/opportunities/find-opportunity.ts'
import { isDoubted } from '#capabilities/opportunities/freshness-rules.ts'
import { listOpportunities } from '#capabilities/opportunities/list-opportunities.ts'
import { adultAge } from '#capabilities/opportunities/opportunity-rules.ts'
import { publicOpportunity } from '#capabilities/opportunities/public-opportunity.ts'
import { OpportunityCard } from '#capabilities/opportunities/ui/opportunity-card.tsx'
import { findOrganisation } from '#capabilities/organisations/find-organisation.ts'
import { publicOrganisation } from '#capabilities/organisations/public-organisation.ts'
import { listWhatFollows } from '#capabilities/pathways/list-what-follows.ts'
import { WhatFollows } from '#capabilities/pathways/ui/what-follows.tsx'
import { Grid } from '#design/layout/arrange.tsx'
import { Section } from '#design/layout/section.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { describeOpportunity } from '#web/machine/structured-data.ts'
import { smallMapOf } from '#web/map/small-map.ts'
import { loadPlace } from '#web/places/load-place.ts'
import { SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/opportunity-page'
import { OpportunityArticle } from './opportunity-article.tsx'

const sessionsDescribed = 20

export async function loader({ context, params }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const { services, now } = visit
  const { database } = services
  const place = await loadPlace(visit, params.place)
  const opportunity = await findOpportunity({ placeSlug: place.slug, slug: params.slug }, { database, now })
  if (!opportunity || opportunity.status === 'draft') throw new Response(null, { status: 404 })
  const [sessions, badges, similar, organisation, bookable, mayAsk] = await Promise.all([
    listSessions({ opportunityId: opportunity.id, from: now, limit: 200 }, { database }),
    listBadges({ opportunityId: opportunity.id, limit: 6 }, { database }),
    listOpportunities({ placeId: place.id, theme: opportunity.theme, limit: 4 }, { database, now }),
    findOrganisation({ id: opportunity.organisationId }, { database }),
    listBookableSessions({ opportunityId: opportunity.id, limit: 1 }, { database, now }),
    findWhetherToAsk({ opportunityId: opportunity.id }, { database }),
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
    map: await smallMapOf(visit, { place, ...opportunity }),
    opportunity: publicOpportunity(opportunity),
    doubted: isDoubted(opportunity.confirmedAt, now),
    sessions,
    bookable: bookable?.sessions[0],
    mayAsk,
    now,
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
        <OpportunityArticle
          opportunity={opportunity}
          sessions={sessions}
          bookable={loaderData.bookable}
          mayAsk={loaderData.mayAsk}
          now={loaderData.now}
          badges={badges}
          safeguarding={safeguarding}
          doubted={doubted}
          map={loaderData.map}
          back={{ href: `/${place.slug}/opportunities`, label: t('places.home.allOpportunities') }}
        />
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
}
