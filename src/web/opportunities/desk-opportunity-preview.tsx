import { listBadges } from '#capabilities/badges/list-badges.ts'
import { publicBadge } from '#capabilities/badges/public-badge.ts'
import { adultAge } from '#capabilities/opportunities/opportunity-rules.ts'
import { publicOpportunity } from '#capabilities/opportunities/public-opportunity.ts'
import { publicOrganisation } from '#capabilities/organisations/public-organisation.ts'
import { findEntrance } from '#capabilities/photos/find-shown-photo.ts'
import { Notice } from '#design/cards/notice.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { smallMapOf } from '#web/map/small-map.ts'
import { loadPlace } from '#web/places/load-place.ts'
import { managerDesk } from '#web/site/session-gate.ts'
import { SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-opportunity-preview'
import { opportunityOnDesk } from './load-desk-opportunity.ts'
import { OpportunityArticle } from './opportunity-article.tsx'

export async function loader({ context, params }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const { organisation } = managerDesk({ context })
  const { opportunity, sessions } = await opportunityOnDesk({ context, params })
  const badges = await listBadges({ opportunityId: opportunity.id, limit: 6 }, { database: visit.services.database })
  const place = await loadPlace(visit, opportunity.placeSlug)
  return {
    place,
    map: await smallMapOf(visit, { place, ...opportunity }),
    // Of a draft no file has an address yet.
    entrance:
      opportunity.status === 'draft'
        ? undefined
        : await findEntrance({ opportunityId: opportunity.id, ...opportunity }, visit.services),
    opportunity: publicOpportunity(opportunity),
    now: visit.now,
    sessions: sessions.filter((session) => session.startsAt > visit.now),
    badges: badges.rows.map(publicBadge),
    safeguarding: opportunity.ageMin < adultAge ? publicOrganisation(organisation, visit.now).safeguarding : undefined,
    back: `/organisations/${params.slug}/manage/opportunities/${opportunity.id}`,
  }
}

/** What everybody will see, to nobody but the organisation. */
export default function OpportunityPreviewPage({ loaderData }: Route.ComponentProps) {
  const { place, opportunity, back, ...shown } = loaderData
  const { t } = useTranslation()
  const language = useLanguage()
  const title = inLanguage(language, opportunity.title, opportunity.titleCy)
  return (
    <SitePage title={t('manage.previewTitle', { title })} place={place}>
      <Wrap>
        <OpportunityArticle
          opportunity={opportunity}
          {...shown}
          doubted={false}
          back={{ href: back, label: t('manage.previewBack') }}
          notice={
            <Notice tone="info" title={t('manage.previewOnly')}>
              {t('manage.previewText')}
            </Notice>
          }
        />
      </Wrap>
    </SitePage>
  )
}
