import { redirect } from 'react-router'
import { findAttribution } from '#capabilities/community/find-item.ts'
import { shown } from '#capabilities/impact/small-numbers-rules.ts'
import { archivePathway } from '#capabilities/pathways/archive-pathway.ts'
import { moveStep, removeStep } from '#capabilities/pathways/edit-rules.ts'
import { findPathway } from '#capabilities/pathways/find-pathway.ts'
import { publishPathway } from '#capabilities/pathways/publish-pathway.ts'
import { revisePathway } from '#capabilities/pathways/revise-pathway.ts'
import { PathwayPicture } from '#capabilities/pathways/ui/pathway-picture.tsx'
import { viewOf } from '#capabilities/pathways/view-rules.ts'
import { Notice } from '#design/cards/notice.tsx'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { ButtonGroup, ButtonLink } from '#design/forms/button.tsx'
import { Columns } from '#design/layout/arrange.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Section } from '#design/layout/section.tsx'
import { revisionOf } from '#infrastructure/revision.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import type { MessageKey } from '#infrastructure/words/message-key.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { AttributionLine } from '#web/community/item-view.tsx'
import { DeskFrame } from '#web/desks/desk-frame.tsx'
import { basedOnOf } from '#web/site/changed-meanwhile.tsx'
import type { Route } from './+types/desk-pathway'
import { deskHref } from './desk-href.ts'
import { type Desk, pathwayDesk, powersOf, stateOnDesk } from './pathway-desk.ts'
import { ProblemNotice, problemInWords } from './problem-notice.tsx'
import { PublishBox } from './publish-box.tsx'
import { AddStep, StepTable } from './step-table.tsx'

async function loadPathway(desk: Desk, pathwayId: string) {
  const { pathway, draft, things, problems, differences, number, changed, followers } = await stateOnDesk(
    desk,
    pathwayId,
  )
  const { searchParams } = new URL(desk.request.url)
  return {
    owner: desk.owner,
    attribution: await findAttribution({ pathwayId }, desk.visit.services),
    pathway,
    draft,
    view: viewOf(draft, things),
    problems,
    differences,
    number,
    changed,
    revision: revisionOf(draft),
    followers: {
      all: shown(followers.all) ?? null,
      some: followers.all > 0,
      onNewest: shown(followers.onNewest) ?? null,
    },
    saved: searchParams.has('saved'),
    published: searchParams.has('published'),
  }
}

const refusals = {
  'pathway-not-found': 'pathways.desk.refused.gone',
  'pathway-is-archived': 'pathways.desk.refused.archived',
  'organisation-not-approved': 'pathways.desk.refused.notApproved',
  'nothing-changed': 'pathways.desk.refused.nothingChanged',
  'changed-meanwhile': 'pathways.desk.refused.changed',
  'pathway-is-broken': 'pathways.desk.refused.broken',
} as const

async function actOnPathway(desk: Desk, pathwayId: string) {
  await stateOnDesk(desk, pathwayId)
  const form = await desk.request.formData()
  const [verb, key = ''] = String(form.get('do') ?? '').split(' ')
  const outcome = await actOn(desk, { verb, key, pathwayId, form })
  if (!outcome.ok) return { refusal: refusals[outcome.refusal] }
  const here = `${desk.owner.base}/${pathwayId}`
  return redirect(verb === 'publish' ? `${here}?published` : verb === 'archive' ? `${here}?saved` : `${here}?saved#way`)
}

interface Act {
  verb: string | undefined
  key: string
  pathwayId: string
  form: FormData
}

async function actOn(desk: Desk, { verb, key, pathwayId, form }: Act) {
  const powers = powersOf(desk)
  const text = (name: string) =>
    String(form.get(name) ?? '')
      .trim()
      .slice(0, 400) || null
  switch (verb) {
    case 'publish':
      return publishPathway(
        { pathwayId, changeNote: text('changeNote'), changeNoteCy: text('changeNoteCy'), basedOn: basedOnOf(form) },
        powers,
      )
    case 'archive':
      return archivePathway({ pathwayId }, powers)
    case 'up':
      return revisePathway({ pathwayId, change: (content) => moveStep(content, { key, by: -1 }) }, powers)
    case 'down':
      return revisePathway({ pathwayId, change: (content) => moveStep(content, { key, by: 1 }) }, powers)
    case 'remove':
      return revisePathway({ pathwayId, change: (content) => removeStep(content, key) }, powers)
    case 'discard': {
      const published = await findPathway({ id: pathwayId }, { database: powers.database })
      return revisePathway({ pathwayId, change: (content) => published?.content ?? content }, powers)
    }
    default:
      throw new Response(null, { status: 400 })
  }
}

const tones = { draft: 'info', published: 'good', archived: 'plain' } as const

interface DeskPathwayProps extends Awaited<ReturnType<typeof loadPathway>> {
  actionData: { refusal: MessageKey } | undefined
}

function DeskPathway(props: DeskPathwayProps) {
  const { owner, pathway, draft, view, problems, number, actionData, saved, published } = props
  const { t } = useTranslation()
  const language = useLanguage()
  const title = inLanguage(language, draft.title, draft.titleCy)
  const here = `${owner.base}/${pathway.id}`
  const hrefOf = (key: string) => deskHref(here, { content: draft, key })
  const wrong = new Map(
    problems.flatMap((problem) =>
      problem.at ? [[problem.at, problemInWords(problem, { draft, t, language })] as const] : [],
    ),
  )
  return (
    <DeskFrame
      owner={owner}
      title={actionData ? t('common.errorTitle', { title }) : title}
      back={{ href: owner.base, label: t('common.nav.pathways') }}
    >
      {actionData && <Notice tone="bad" title={t(actionData.refusal)} live />}
      {saved && !actionData && <Notice tone="good" title={t('common.saved')} live />}
      {published && !actionData && <Notice tone="good" title={t('pathways.desk.published', { number })} live />}
      <PageHead
        eyebrow={number ? t('manage.badge.versionNumber', { version: number }) : t('manage.status.draft')}
        title={title}
        lead={t('pathways.leadsTo', { destination: inLanguage(language, draft.destination, draft.destinationCy) })}
        actions={<StatusTag tone={tones[pathway.status]}>{t(`manage.status.${pathway.status}`)}</StatusTag>}
      />
      {props.attribution && <AttributionLine attribution={props.attribution} />}
      <ButtonGroup>
        {pathway.status !== 'archived' && (
          <ButtonLink kind="quiet" href={`${here}/details`} icon="edit">
            {t('pathways.desk.details')}
          </ButtonLink>
        )}
        {number !== undefined && (
          <ButtonLink kind="quiet" href={`/${pathway.placeSlug}/pathways/${pathway.slug}`}>
            {t('manage.seePublic')}
          </ButtonLink>
        )}
      </ButtonGroup>
      <Followers followers={props.followers} />
      <ProblemNotice problems={problems} draft={draft} hrefOf={hrefOf} />
      <Section title={t('pathways.way')} id="way">
        <Columns kind="half">
          <div className="stack stack-l">
            <StepTable view={view} draft={draft} hrefOf={hrefOf} wrong={wrong} frozen={pathway.status === 'archived'} />
            {pathway.status !== 'archived' && <AddStep here={here} />}
          </div>
          <PathwayPicture content={draft} view={view} hrefOf={hrefOf} wrong={wrong} />
        </Columns>
      </Section>
      {pathway.status !== 'archived' && <PublishBox {...props} />}
    </DeskFrame>
  )
}

/** How many follow it; a few could be known by name, so a few are only "fewer than ten". */
function Followers({ followers: { all, some, onNewest } }: Pick<DeskPathwayProps, 'followers'>) {
  const { t } = useTranslation()
  if (!some) return <p className="muted">{t('pathways.desk.followersNone')}</p>
  if (all === null) return <p className="muted">{t('pathways.desk.followersFew')}</p>
  return (
    <p className="muted">
      {t('pathways.desk.followers', { count: all })}{' '}
      {onNewest !== null && t('pathways.desk.followersNewest', { count: onNewest })}
    </p>
  )
}

export const loader = (asked: Route.LoaderArgs) => loadPathway(pathwayDesk(asked), asked.params.id)

export const action = (asked: Route.ActionArgs) => actOnPathway(pathwayDesk(asked), asked.params.id)

export default function Page({ loaderData, actionData }: Route.ComponentProps) {
  return <DeskPathway {...loaderData} actionData={actionData} />
}
