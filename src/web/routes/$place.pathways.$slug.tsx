import { useTranslation } from 'react-i18next'
import { findPathway, findPathwayVersion } from '#capabilities/pathways/find-pathway.ts'
import { findNamedThings } from '#capabilities/pathways/find-pathway-facts.ts'
import { PathwayPicture, stepAnchor } from '#capabilities/pathways/ui/pathway-picture.tsx'
import { PathwaySteps } from '#capabilities/pathways/ui/pathway-steps.tsx'
import { ownerInWords } from '#capabilities/pathways/ui/pathway-words.ts'
import { viewOf } from '#capabilities/pathways/view-rules.ts'
import { Notice } from '#design/cards/notice.tsx'
import { Columns, Stack } from '#design/layout/arrange.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Section } from '#design/layout/section.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { SummaryList } from '#design/tables/summary-list.tsx'
import { longDate } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import type { RouteHandle } from '../access.ts'
import { loadPlace } from '../load-place.ts'
import { SitePage } from '../site-page.tsx'
import { visitOf } from '../visit.ts'
import type { Route } from './+types/$place.pathways.$slug'

export const handle: RouteHandle = { access: 'everybody' }

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const { database } = visit.services
  const place = await loadPlace(visit, params.place)
  const current = await findPathway(database, { placeSlug: place.slug, slug: params.slug })
  if (!current) throw new Response(null, { status: 404 })
  const asked = Number(new URL(request.url).searchParams.get('version') ?? current.number)
  const version =
    asked === current.number ? current : await findPathwayVersion(database, { pathwayId: current.id, number: asked })
  if (!version) throw new Response(null, { status: 404 })
  const named = await findNamedThings(database, [version.content], visit.now)
  return {
    place,
    pathway: { ...current, ...version },
    newest: current.number,
    view: viewOf(version.content, named),
  }
}

export default function PathwayPage({ loaderData: { place, pathway, newest, view } }: Route.ComponentProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const title = inLanguage(language, view.title, view.titleCy)
  const summary = inLanguage(language, view.summary, view.summaryCy)
  const here = `/${place.slug}/pathways/${pathway.slug}`
  return (
    <SitePage title={title} description={summary} place={place} current="pathways">
      <Wrap>
        <article className="page stack stack-l">
          <BackLink href={`/${place.slug}/pathways`} label={t('pathways.all')} />
          <PageHead
            eyebrow={t('pathways.leadsTo', {
              destination: inLanguage(language, view.destination, view.destinationCy),
            })}
            title={title}
            lead={summary}
          />
          {pathway.status === 'archived' && <Notice tone="info" title={t('pathways.archived')} />}
          {pathway.number < newest && (
            <Notice tone="info" title={t('pathways.older', { version: pathway.number })}>
              <a href={here}>{t('pathways.seeNewest')}</a>
            </Notice>
          )}
          <SummaryList
            rows={[
              { term: t('pathways.audience'), detail: inLanguage(language, view.audience, view.audienceCy) },
              {
                term: t('pathways.owner'),
                detail: pathway.organisationSlug ? (
                  <a href={`/${place.slug}/organisations/${pathway.organisationSlug}`}>{pathway.organisationName}</a>
                ) : (
                  ownerInWords(pathway, { t, language })
                ),
              },
              {
                term: t('pathways.version'),
                detail: t('pathways.versionOf', {
                  version: pathway.number,
                  date: longDate(language, pathway.versionPublishedAt),
                }),
              },
              ...(view.reviewOn
                ? [{ term: t('pathways.review'), detail: longDate(language, new Date(view.reviewOn)) }]
                : []),
            ]}
          />
        </article>
        <Section title={t('pathways.way')}>
          <Columns kind="half">
            <PathwaySteps view={view} />
            <Stack>
              <PathwayPicture content={pathway.content} view={view} hrefOf={stepAnchor} />
              <p className="small no-print">
                <a href={`${here}.svg`}>{t('pathways.pictureFile')}</a>
              </p>
            </Stack>
          </Columns>
        </Section>
      </Wrap>
    </SitePage>
  )
}
