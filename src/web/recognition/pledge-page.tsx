import { findPublicPledge } from '#capabilities/recognition/find-pledge.ts'
import { Notice } from '#design/cards/notice.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { SummaryList } from '#design/tables/summary-list.tsx'
import { isId } from '#infrastructure/ids.ts'
import { longDate } from '#infrastructure/words/formats.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { loadPlace } from '#web/places/load-place.ts'
import { SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/pledge-page'
import { countedInWords, PledgeWords } from './pledge-rows.tsx'
import { holdersOf, subjectOf, subjectPath } from './pledge-words.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const { services, now } = visit
  const pledge = isId(params.id) ? await findPublicPledge({ id: params.id }, { ...services, now }) : undefined
  if (!pledge) throw new Response(null, { status: 404 })
  return { pledge, place: await loadPlace(visit, pledge.placeSlug) }
}

/** One pledge for everybody: what is promised to whom, until when, and the signed statement behind it. */
export default function PledgePage({ loaderData: { pledge, place } }: Route.ComponentProps) {
  const { t, language } = useTranslation()
  const title = t(`pledges.act.${pledge.act}`)
  const { state } = pledge
  const path = subjectPath(pledge)
  const use = countedInWords(pledge, t)
  const date = (day: string) => longDate(language, new Date(day))
  return (
    <SitePage title={`${title}, ${pledge.organisationName}`} place={place} current="employers" unlisted>
      <Wrap narrow>
        <article className="page stack stack-l">
          <BackLink href={`/${place.slug}/employers`} label={t('employers.all')} />
          <PageHead
            eyebrow={t('pledges.by', { organisation: pledge.organisationName })}
            title={title}
            lead={holdersOf(pledge, { t, language })}
          />
          {state !== 'live' && <Notice tone="warn" title={t(`pledges.over.${state}`)} />}
          <PledgeWords {...pledge} />
          <SummaryList
            rows={[
              {
                term: t('pledges.desk.about'),
                detail: path ? <a href={path}>{subjectOf(pledge, language)}</a> : subjectOf(pledge, language),
              },
              {
                term: t('recognition.ask.endorser'),
                detail: (
                  <a href={`/${place.slug}/organisations/${pledge.organisationSlug}#promised`}>
                    {pledge.organisationName}
                  </a>
                ),
              },
              {
                term: t('pledges.desk.when'),
                detail: t('pledges.from', { from: date(pledge.beginsOn), until: date(pledge.endsOn) }),
              },
              ...(use
                ? [
                    {
                      term: t('pledges.desk.useTitle'),
                      detail: (
                        <>
                          {use}
                          <br />
                          <span className="small muted">{t('pledges.usesText')}</span>
                        </>
                      ),
                    },
                  ]
                : []),
            ]}
          />
          <p className="no-print">
            <a href={`/pledges/${pledge.id}/report`}>{t('pledges.report.link')}</a>
          </p>
          <p className="small no-print">
            <a href={`/pledges/${pledge.id}.json`}>{t('recognition.signed')}</a>
          </p>
        </article>
      </Wrap>
    </SitePage>
  )
}
