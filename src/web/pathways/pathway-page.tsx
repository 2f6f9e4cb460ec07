import { findAttribution } from '#capabilities/community/find-item.ts'
import { findGoal } from '#capabilities/pathways/find-goal.ts'
import { findNamedThings } from '#capabilities/pathways/find-named-things.ts'
import { findPathway, findPathwayVersion } from '#capabilities/pathways/find-pathway.ts'
import type { PublishedPathway } from '#capabilities/pathways/pathway.ts'
import { PathwayPicture, stepAnchor } from '#capabilities/pathways/ui/pathway-picture.tsx'
import { PathwaySteps } from '#capabilities/pathways/ui/pathway-steps.tsx'
import { ownerInWords } from '#capabilities/pathways/ui/pathway-words.ts'
import { type PathwayView, viewOf } from '#capabilities/pathways/view-rules.ts'
import { listShownPledges } from '#capabilities/recognition/list-pledges.ts'
import { listRecognition } from '#capabilities/recognition/list-recognition.ts'
import { Disclosure } from '#design/cards/disclosure.tsx'
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
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { AttributionLine } from '#web/community/item-view.tsx'
import { loadPlace } from '#web/places/load-place.ts'
import { PledgeRows } from '#web/recognition/pledge-rows.tsx'
import { RecognisedBy } from '#web/recognition/recognised-by.tsx'
import { ShareLink } from '#web/share/share-link.tsx'
import { SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/pathway-page'
import { PathwayGoalBox } from './pathway-goal-box.tsx'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const { now, person, services } = visit
  const { database } = services
  const place = await loadPlace(visit, params.place)
  const current = await findPathway({ placeSlug: place.slug, slug: params.slug }, { database })
  if (!current) throw new Response(null, { status: 404 })
  const goal = person && (await findGoal({ pathway: current, personId: person.id }, { database, now }))
  const asked = new URL(request.url).searchParams.get('version')
  const version = asked ? await findAsked(current, asked) : (goal?.version ?? current)
  if (!version) throw new Response(null, { status: 404 })
  const named = await findNamedThings([version.content], { database, now })
  const [recognition, promised, attribution] = await Promise.all([
    listRecognition({ pathwayVersionId: version.versionId }, { database }),
    listShownPledges({ pathwayId: current.id }, { database, now }),
    findAttribution({ pathwayId: current.id }, { database }),
  ])
  const isTheirs = goal?.version.versionId === version.versionId
  return {
    place,
    pathway: current,
    version,
    goal,
    progress: isTheirs ? goal?.progress : goal?.newer?.progress,
    signedIn: person !== undefined,
    recognition,
    pledges: promised.rows,
    attribution,
    view: viewOf(version.content, named),
  }

  async function findAsked(newest: PublishedPathway, number: string) {
    if (number === 'newest' || Number(number) === newest.number) return newest
    return Number.isInteger(Number(number))
      ? findPathwayVersion({ pathwayId: newest.id, number: Number(number) }, { database })
      : undefined
  }
}

export default function PathwayPage({ loaderData }: Route.ComponentProps) {
  const { place, pathway, version, goal, progress, signedIn, view, recognition, pledges, attribution } = loaderData
  const { t } = useTranslation()
  const language = useLanguage()
  const title = inLanguage(language, view.title, view.titleCy)
  const summary = inLanguage(language, view.summary, view.summaryCy)
  const here = `/${place.slug}/pathways/${pathway.slug}`
  const steps = new Map(progress?.steps.map((step) => [step.key, step]))
  return (
    <SitePage title={title} description={summary} place={place} current="pathways" shared={`pathways/${pathway.slug}`}>
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
          {version.number < pathway.number && !goal && (
            <Notice tone="info" title={t('pathways.older', { version: version.number })}>
              <a href={here}>{t('pathways.seeNewest')}</a>
            </Notice>
          )}
          <Columns kind="aside">
            <Stack>
              <Facts pathway={pathway} view={view} />
              {attribution && <AttributionLine attribution={attribution} />}
            </Stack>
            <PathwayGoalBox pathway={pathway} here={here} signedIn={signedIn} goal={goal} title={title} />
          </Columns>
          <ShareLink title={title} path={here} />
        </article>
        <RecognisedBy endorsements={recognition} />
        <PledgeRows pledges={pledges} title={t('pledges.promised')} aboutOne />
        <Section title={t('pathways.way')}>
          <Columns kind="half">
            <PathwaySteps view={view} progress={steps} finished={progress?.finished} />
            <div className="not-on-phone">
              <PathwayPicture
                content={version.content}
                view={view}
                hrefOf={stepAnchor}
                states={new Map(progress?.steps.map(({ key, state, spare }) => [key, spare ? 'locked' : state]))}
                finished={progress?.finished}
              />
            </div>
          </Columns>
          <Disclosure summary={t('pathways.more')}>
            <Editions version={version} view={view} here={here} />
          </Disclosure>
        </Section>
      </Wrap>
    </SitePage>
  )
}

/** For whom, and who keeps it. */
function Facts({ pathway, view }: { pathway: PublishedPathway; view: PathwayView }) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <SummaryList
      rows={[
        { term: t('pathways.audience'), detail: inLanguage(language, view.audience, view.audienceCy) },
        {
          term: t('pathways.owner'),
          detail: pathway.organisationSlug ? (
            <a href={`/${pathway.placeSlug}/organisations/${pathway.organisationSlug}`}>{pathway.organisationName}</a>
          ) : (
            ownerInWords(pathway, { t, language })
          ),
        },
      ]}
    />
  )
}

interface EditionsProps {
  version: Pick<PublishedPathway, 'number' | 'versionPublishedAt'>
  view: PathwayView
  here: string
}

/** Which version this is, until when it stands, and its files. */
function Editions({ version, view, here }: EditionsProps) {
  const { t, language } = useTranslation()
  return (
    <SummaryList
      rows={[
        {
          term: t('pathways.version'),
          detail: t('pathways.versionOf', {
            version: version.number,
            date: longDate(language, version.versionPublishedAt),
          }),
        },
        ...(view.reviewOn ? [{ term: t('pathways.review'), detail: longDate(language, new Date(view.reviewOn)) }] : []),
        {
          term: t('pathways.files'),
          detail: (
            <>
              <a href={`${here}.svg`}>{t('pathways.pictureFile')}</a>
              <br />
              <a href={`${here}.jsonld`}>{t('pathways.dataFile')}</a>
            </>
          ),
        },
      ]}
    />
  )
}
