import type { TFunction } from 'i18next'
import { badgesOfOpportunities, listBadges, listFeaturedBadges } from '#capabilities/badges/list-badges.ts'
import { publicBadge } from '#capabilities/badges/public-badge.ts'
import { BadgeTile } from '#capabilities/badges/ui/badge-tile.tsx'
import { measureImpact } from '#capabilities/impact/measure-impact.ts'
import { ImpactNumbers } from '#capabilities/impact/ui/impact-numbers.tsx'
import {
  countOpportunities,
  listFeaturedOpportunities,
  listStartingSoon,
} from '#capabilities/opportunities/list-opportunities.ts'
import { publicOpportunity } from '#capabilities/opportunities/public-opportunity.ts'
import { OpportunityRows, SoonList } from '#capabilities/opportunities/ui/opportunity-rows.tsx'
import { inHolidays } from '#capabilities/opportunities/when-rules.ts'
import { listPathwayCards } from '#capabilities/pathways/list-pathway-cards.ts'
import { listPathways } from '#capabilities/pathways/list-pathways.ts'
import { PathwayCard, PathwayRow } from '#capabilities/pathways/ui/pathway-card.tsx'
import { findShownPhoto } from '#capabilities/photos/find-shown-photo.ts'
import { photoAddress } from '#capabilities/photos/photo.ts'
import { placeName } from '#capabilities/places/place.ts'
import { ArtTiles } from '#design/cards/art-tiles.tsx'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { LeadPicture } from '#design/cards/fact-rows.tsx'
import { Notice } from '#design/cards/notice.tsx'
import { SceneList } from '#design/cards/scene-card.tsx'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { Chips } from '#design/cards/tags.tsx'
import { ButtonLink } from '#design/forms/button.tsx'
import { Hero } from '#design/layout/hero.tsx'
import { Section } from '#design/layout/section.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { networkPlace } from '#web/network/network-standings.ts'
import { hasHolidays } from '#web/opportunities/opportunity-narrowing.ts'
import { SearchEverythingBox } from '#web/search/search-everything-box.tsx'
import { SitePage } from '#web/site/site-page.tsx'
import { type Visit, visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/place-home'
import { loadPlace } from './load-place.ts'

const countedUpTo = 1000

export async function loader({ context, params }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const place = await loadPlace(visit, params.place)
  const [shown, network] = await Promise.all([
    visit.readOnce(`home ${place.id}`, [place.id], () => readHome(visit, place.id)),
    networkPlace(visit, place.slug),
  ])
  return { place, ...shown, isLabelled: network?.standing.label.isHeld === true }
}

/** The same for everybody who looks. */
async function readHome({ services, now }: Visit, placeId: string) {
  const { database } = services
  const [holidays, photo, count, soon, featured, featuredBadges, newestBadges, pathways, impact] = await Promise.all([
    hasHolidays({ services, now }, placeId),
    findShownPhoto({ owner: { placeId }, use: 'picture' }, { database }),
    countOpportunities({ placeId, atMost: countedUpTo }, { database, now }),
    listStartingSoon({ placeId, limit: 16 }, { database, now }),
    listFeaturedOpportunities({ placeId, limit: 4 }, { database, now }),
    listFeaturedBadges({ placeId, limit: 6 }, { database }),
    listBadges({ placeId, limit: 6 }, { database }),
    listPathways({ placeId, limit: 3 }, { database }),
    measureImpact({ scopeId: placeId }, { database, now }),
  ])
  const [badges, trails] = await Promise.all([
    badgesOfOpportunities(
      [...soon, ...featured].map((one) => one.id),
      { database },
    ),
    listPathwayCards(pathways.rows, { database }),
  ])
  return {
    holidays,
    photo,
    count,
    soon: soon.map(publicOpportunity),
    featured: featured.map(publicOpportunity),
    badgesToShow: (featuredBadges.length > 0 ? featuredBadges : newestBadges.rows).map(publicBadge),
    trails,
    impact,
    badges: Object.fromEntries(badges),
  }
}

export default function PlaceHome({ loaderData }: Route.ComponentProps) {
  const { place, holidays, photo, count, soon, featured, badgesToShow, trails, impact, badges, isLabelled } = loaderData
  const { t } = useTranslation()
  const language = useLanguage()
  const name = placeName(place, language)
  const list = `/${place.slug}/opportunities`
  const [firstTrail, ...otherTrails] = trails
  return (
    <SitePage title={name} description={inLanguage(language, place.summary, place.summaryCy)} place={place}>
      {photo && <LeadPicture address={photoAddress(photo)} alt={inLanguage(language, photo.alt, photo.altCy)} />}
      <Hero
        title={t('places.home.title', { place: name })}
        lead={leadOf(t, { count, place: name })}
        patternUrl={`/patterns/${place.slug}.svg`}
      >
        <SearchEverythingBox place={place} />
        <Chips
          label={t('places.home.chips')}
          chips={[
            ...(['today', 'weekend', ...(holidays ? ([inHolidays] as const) : [])] as const).map((when) => ({
              href: `${list}?when=${when}`,
              label: t(`opportunities.soon.${when}`),
            })),
            { href: `${list}?cost=free`, label: t('common.cost.free') },
            { href: `${list}?age=15`, label: t('common.age.between', { min: 13, max: 17 }) },
            { href: `/${place.slug}/map`, label: t('map.open') },
          ]}
        />
        {isLabelled && (
          <p>
            <a href={`/programme/network/${place.slug}`}>
              <StatusTag tone="good">{t('network.label.heldShort')}</StatusTag>
            </a>
          </p>
        )}
      </Hero>
      <Wrap>
        {place.closedAt && (
          <div className="page">
            <Notice tone="warn" title={t('places.home.closed')} />
          </div>
        )}
        {count === 0 && (
          <Section title={t('places.home.soon')}>
            <EmptyState
              title={t('places.home.empty.title')}
              icon="calendar"
              action={
                <ButtonLink href={`/organisations/new?place=${place.slug}`}>{t('common.footer.join')}</ButtonLink>
              }
            >
              {t('places.home.empty.text', { place: name })}
            </EmptyState>
          </Section>
        )}
        {soon.length > 0 && (
          <Section title={t('places.home.soon')} more={{ href: list, label: t('places.home.allOpportunities') }}>
            <SoonList opportunities={soon} badges={badges} most={4} />
          </Section>
        )}
        {featured.length > 0 && (
          <Section title={t('places.home.featured')}>
            <OpportunityRows opportunities={featured} most={4} />
          </Section>
        )}
        {firstTrail && (
          <Section
            title={t('places.home.pathways')}
            more={{ href: `/${place.slug}/pathways`, label: t('places.home.allPathways') }}
          >
            <SceneList
              firstOnPhone
              first={<PathwayCard pathway={firstTrail} most={3} />}
              rest={otherTrails.map((pathway) => <PathwayRow key={pathway.id} pathway={pathway} />)}
            />
          </Section>
        )}
        {badgesToShow.length > 0 && (
          <Section
            title={t('places.home.badges')}
            more={{ href: `/${place.slug}/badges`, label: t('places.home.allBadges') }}
          >
            <ArtTiles>
              {badgesToShow.map((badge) => (
                <BadgeTile key={badge.id} badge={badge} />
              ))}
            </ArtTiles>
          </Section>
        )}
        {impact.badgesIssued !== 0 && (
          <Section
            title={t('places.home.year')}
            more={{ href: `/${place.slug}/impact#definitions`, label: t('places.home.howWeCount') }}
          >
            <ImpactNumbers impact={impact} shortOnPhone />
          </Section>
        )}
      </Wrap>
    </SitePage>
  )
}

function leadOf(t: TFunction, { count, place }: { count: number; place: string }): string {
  if (count === 0) return t('places.home.leadNone', { place })
  return count >= countedUpTo ? t('places.home.moreThan', { count }) : t('places.home.lead', { count })
}
