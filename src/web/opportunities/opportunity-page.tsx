import { listingPath } from '#capabilities/opportunities/opportunity.ts'
import { OpportunityRows, pictureOf } from '#capabilities/opportunities/ui/opportunity-rows.tsx'
import { LeadPicture } from '#design/cards/fact-rows.tsx'
import { Section } from '#design/layout/section.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/opportunity-page'
import { loadListing } from './load-listing.ts'
import { OpportunityArticle } from './opportunity-article.tsx'
import { keepToOwnAddress, listOf } from './own-address.ts'

/** Mounted twice: among what can be learned, and for events among what is on, where those for the network stand alone. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const listing = await loadListing(visitOf({ context }), params)
  keepToOwnAddress(listing.opportunity, request)
  return { ...listing, list: listOf(request) }
}

export default function OpportunityPage({ loaderData: listing }: Route.ComponentProps) {
  const { place, opportunity, sessions, badges, follows, similar, safeguarding, doubted, list } = listing
  const { t } = useTranslation()
  const language = useLanguage()
  const title = inLanguage(language, opportunity.title, opportunity.titleCy)
  const summary = inLanguage(language, opportunity.summary, opportunity.summaryCy)
  const picture = {
    address: pictureOf(opportunity),
    alt: opportunity.photo ? inLanguage(language, opportunity.photo.alt, opportunity.photo.altCy) : '',
  }
  return (
    <SitePage
      title={title}
      description={summary}
      place={place}
      current={list === 'events' ? 'events' : 'learn'}
      canonical={listingPath(opportunity)}
      structured={listing.structured}
      shared={`opportunities/${opportunity.slug}`}
    >
      <LeadPicture {...picture} isForPhone />
      <Wrap>
        <OpportunityArticle
          opportunity={opportunity}
          sessions={sessions}
          bookable={listing.bookable}
          mayAsk={listing.mayAsk}
          now={listing.now}
          badges={badges}
          follows={follows}
          safeguarding={safeguarding}
          doubted={doubted}
          map={listing.map}
          entrance={listing.entrance}
          picture={picture}
          back={{
            href: `/${place.slug}/${list}`,
            label: t(list === 'events' ? 'events.allEvents' : 'places.home.allOpportunities'),
          }}
        />
        {similar.length > 0 && (
          <Section title={t('opportunities.similar')}>
            <OpportunityRows opportunities={similar} most={4} />
          </Section>
        )}
      </Wrap>
    </SitePage>
  )
}
