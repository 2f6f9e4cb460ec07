import { findPublicSuccession } from '#capabilities/succession/find-succession.ts'
import { successionSigners } from '#capabilities/succession/succession.ts'
import { Notice } from '#design/cards/notice.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Section } from '#design/layout/section.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { SummaryList } from '#design/tables/summary-list.tsx'
import { isId } from '#infrastructure/ids.ts'
import { longDate } from '#infrastructure/words/formats.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { loadPlace } from '#web/places/load-place.ts'
import { SitePage } from '#web/site/site-page.tsx'
import { type Visit, visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/succession-page'

async function findNamed(id: string, { services }: Visit) {
  if (isId(id)) return findPublicSuccession({ id }, services)
}

export async function loader({ context, params }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const succession = await findNamed(params.id, visit)
  if (succession) return { succession, place: await loadPlace(visit, succession.placeSlug) }
  throw new Response(null, { status: 404 })
}

/** Who answers for whose badges since when, and what both signed of it. */
export default function SuccessionPage({ loaderData: { succession, place } }: Route.ComponentProps) {
  const { t, language } = useTranslation()
  const { id, predecessor, successor, askedBy, reason, effectiveAt, endedAt } = succession
  const named = { predecessor: predecessor.name, successor: successor.name, place: place.name }
  const date = (at: Date) => longDate(language, at)
  const organisation = ({ slug, name }: { slug: string; name: string }) => (
    <a href={`/${place.slug}/organisations/${slug}`}>{name}</a>
  )
  const title = t('succession.ofOne', { name: predecessor.name })
  return (
    <SitePage title={title} place={place} unlisted>
      <Wrap narrow>
        <article className="page stack stack-l">
          <PageHead title={title} lead={t('succession.public.lead', named)} />
          {endedAt && <Notice tone="warn" title={t('succession.public.over', { date: date(endedAt) })} />}
          <SummaryList
            rows={[
              { term: t('succession.public.predecessor'), detail: organisation(predecessor) },
              { term: t('succession.successor'), detail: organisation(successor) },
              { term: t('succession.since'), detail: date(effectiveAt) },
              { term: t('succession.public.who'), detail: t(`succession.askedBy.${askedBy}`, named) },
              { term: t('succession.reason'), detail: reason },
            ]}
          />
          <Section title={t('succession.public.signed')}>
            <p>{t('succession.public.signedText')}</p>
            <ul>
              {successionSigners.map((signer) => (
                <li key={signer}>
                  <a href={`/successions/${id}/${signer}.json`}>{t(`succession.public.statement.${signer}`, named)}</a>
                </li>
              ))}
            </ul>
          </Section>
        </article>
      </Wrap>
    </SitePage>
  )
}
