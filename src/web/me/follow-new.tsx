import { redirect } from 'react-router'
import { findBadge } from '#capabilities/badges/find-badge.ts'
import { startFollowing } from '#capabilities/following/start-following.ts'
import { findOrganisation } from '#capabilities/organisations/find-organisation.ts'
import { findPlace } from '#capabilities/places/find-place.ts'
import { placeName } from '#capabilities/places/place.ts'
import { Notice } from '#design/cards/notice.tsx'
import { Button } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { lastingFilterNames, readNarrowing } from '#web/opportunities/opportunity-narrowing.ts'
import { filtersOf, withFilter } from '#web/site/list-address.ts'
import { signedInDesk } from '#web/site/session-gate.ts'
import { SitePage } from '#web/site/site-page.tsx'
import { type Visit, visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/follow-new'
import { useFollowWords } from './follow-words.ts'

async function asked(visit: Visit, request: Request) {
  const place = await findPlace(
    {
      slug: new URL(request.url).searchParams.get('place') ?? '',
    },
    { database: visit.services.database },
  )
  if (!place) throw redirect('/me/following')
  return { place, filters: filtersOf(request, lastingFilterNames) }
}

export async function loader({ context, request }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const { place, filters } = await asked(visit, request)
  const { database } = visit.services
  const [organisation, badge] = await Promise.all([
    filters.organisation ? findOrganisation({ slug: filters.organisation }, { database }) : undefined,
    filters.badge ? findBadge({ placeSlug: place.slug, slug: filters.badge }, { database }) : undefined,
  ])
  const names = { organisation: organisation?.name ?? null, badge: badge?.name ?? null, badgeCy: badge?.nameCy ?? null }
  return { place, filters, names }
}

export async function action({ context, request }: Route.ActionArgs) {
  const visit = visitOf({ context })
  const { signedIn } = signedInDesk({ context })
  const { place, filters } = await asked(visit, request)
  const { narrowing } = await readNarrowing(visit, { place, filters })
  const outcome = await startFollowing(
    { placeId: place.id, filters, narrowing },
    { database: visit.services.database, signedIn, now: visit.now },
  )
  return outcome.ok ? redirect('/me/following?saved') : { refusal: outcome.refusal }
}

export default function NewFollowPage({ loaderData: { place, filters, names }, actionData }: Route.ComponentProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const wordsOf = useFollowWords()
  const title = t('following.start')
  return (
    <SitePage title={title} place={place} unlisted>
      <Wrap narrow>
        <div className="page stack stack-l">
          <BackLink
            href={withFilter({ path: `/${place.slug}/opportunities`, filters }, {})}
            label={t('places.home.allOpportunities')}
          />
          {actionData && <Notice tone="warn" title={t('following.tooMany')} live />}
          <PageHead
            title={title}
            lead={t('following.startLead', { what: wordsOf({ filters, names }), place: placeName(place, language) })}
          />
          <Form>
            <Button>{t('following.startButton')}</Button>
          </Form>
        </div>
      </Wrap>
    </SitePage>
  )
}
