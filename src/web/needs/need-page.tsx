import { findPublicNeed } from '#capabilities/needs/find-need.ts'
import { placeName } from '#capabilities/places/place.ts'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { isId } from '#infrastructure/ids.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { loadPlace } from '#web/places/load-place.ts'
import { SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/need-page'
import { NeedTag, NeedView } from './need-view.tsx'

export async function loader({ context, params }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const place = await loadPlace(visit, params.place)
  const { services, now } = visit
  const asked = { needId: params.id, placeId: place.id }
  const found = isId(params.id) ? await findPublicNeed(asked, { ...services, now }) : undefined
  if (!found) throw new Response(null, { status: 404 })
  return { place, ...found }
}

/** One thing that a place needs, where that is known from, and what is done about it. */
export default function NeedPage({ loaderData: { place, need, answers } }: Route.ComponentProps) {
  const { t, language } = useTranslation()
  const title = inLanguage(language, need.title, need.titleCy)
  return (
    <SitePage title={title} place={place}>
      <Wrap narrow>
        <div className="page stack stack-l">
          <BackLink href={`/${place.slug}/needs`} label={t('needs.title', { place: placeName(place, language) })} />
          <PageHead title={title} />
          <p>
            <NeedTag state={need.state} />
          </p>
          <NeedView need={need} answers={answers} />
        </div>
      </Wrap>
    </SitePage>
  )
}
