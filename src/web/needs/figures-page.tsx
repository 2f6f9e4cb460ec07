import { placeName } from '#capabilities/places/place.ts'
import { ButtonGroup, ButtonLink } from '#design/forms/button.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { SitePage } from '#web/site/site-page.tsx'
import type { Route } from './+types/figures-page'
import { publicFigures } from './figures-in-hand.ts'
import { FiguresView } from './figures-view.tsx'

export const loader = (args: Route.LoaderArgs) => publicFigures(args)

/** What public bodies count of a place, as everybody reads it. */
export default function FiguresPage({ loaderData: { place, indicators, areaCode } }: Route.ComponentProps) {
  const { t, language } = useTranslation()
  const title = t('figures.title', { place: placeName(place, language) })
  return (
    <SitePage title={title} description={t('figures.lead')} place={place}>
      <Wrap narrow>
        <div className="page stack stack-l">
          <BackLink href={`/${place.slug}/needs`} label={t('needs.title', { place: placeName(place, language) })} />
          <PageHead title={title} lead={t('figures.lead')} />
          <FiguresView indicators={indicators} areaCode={areaCode} />
          <ButtonGroup>
            <ButtonLink kind="quiet" href={`/${place.slug}/needs/figures.csv`}>
              {t('figures.file')}
            </ButtonLink>
          </ButtonGroup>
        </div>
      </Wrap>
    </SitePage>
  )
}
