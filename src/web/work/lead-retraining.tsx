import { redirect } from 'react-router'
import { bridgeContent, type DraftBridgeOutcome, draftBridge, stepsRead } from '#capabilities/work/draft-bridge.ts'
import { findBridge } from '#capabilities/work/find-bridge.ts'
import { Notice } from '#design/cards/notice.tsx'
import { AskFirst } from '#design/forms/ask-first.tsx'
import { Form } from '#design/forms/form.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { DeskHead } from '#design/layout/desk-head.tsx'
import { isId } from '#infrastructure/ids.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import type { MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskPage } from '#web/desks/desk-page.tsx'
import { leadDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/lead-retraining'
import { RetrainingParts } from './retraining-parts.tsx'

/** The two kinds of job, both of the lead's own place. */
async function bridgeHere({ context, params }: Pick<Route.LoaderArgs, 'context' | 'params'>) {
  const { services, now } = visitOf({ context })
  const { place, lead } = leadDesk({ context })
  const { id: toId, from: fromId } = params
  const asked = { placeId: place.id, fromId, toId }
  const bridge = isId(toId) && isId(fromId) ? await findBridge(asked, { ...services, now }) : undefined
  if (!bridge) throw new Response(null, { status: 404 })
  return { bridge, place, lead, services, now }
}

export async function loader({ context, params }: Route.LoaderArgs) {
  const { bridge, place } = await bridgeHere({ context, params })
  const content = bridgeContent(bridge)
  return {
    place: { slug: place.slug },
    bridge,
    draft: content && { title: content.title, titleCy: content.titleCy, basedOn: stepsRead(content) },
  }
}

type Refusal = Extract<DraftBridgeOutcome, { ok: false }>['refusal']

const refused: Record<Refusal, MessageKey> = {
  'not-here': 'work.refused.not-here',
  'nothing-bridges': 'work.bridge.nothing',
  'changed-meanwhile': 'pledges.desk.refused.changed-meanwhile',
  'drafted-already': 'work.bridge.already',
}

export async function action({
  context,
  params,
  request,
}: Route.ActionArgs): Promise<Response | { notice: MessageKey }> {
  const { bridge, place, lead, services, now } = await bridgeHere({ context, params })
  const form = await request.formData()
  if (form.get('do') !== 'draft') throw new Response(null, { status: 400 })
  const basedOn = String(form.get('basedOn') ?? '').replaceAll('\r\n', '\n')
  const outcome = await draftBridge({ fromId: bridge.from.id, toId: bridge.to.id, basedOn }, { ...services, lead, now })
  if (outcome.ok) return redirect(`/${place.slug}/lead/pathways/${outcome.pathwayId}?saved`)
  return { notice: refused[outcome.refusal] }
}

/** What is missing between two kinds of job, as a pathway that the City Lead looks at and drafts with one press. */
export default function LeadRetrainingPage({ loaderData: { place, bridge, draft }, actionData }: Route.ComponentProps) {
  const { t, language } = useTranslation()
  const { from, to } = bridge
  const title = draft
    ? inLanguage(language, draft.title, draft.titleCy)
    : t('work.map.title', {
        from: inLanguage(language, from.title, from.titleCy),
        to: inLanguage(language, to.title, to.titleCy),
      })
  return (
    <DeskPage title={actionData ? t('common.errorTitle', { title }) : title}>
      <BackLink href={`/${place.slug}/roles/${to.id}/from/${from.id}`} label={t('work.map.eyebrow')} />
      {actionData && (
        <Notice tone="bad" title={t(actionData.notice)} live>
          <p>
            <a href={`/${place.slug}/lead/pathways`}>{t('work.bridge.drafts')}</a>
          </p>
        </Notice>
      )}
      <DeskHead title={title} />
      {draft ? (
        <Form>
          <AskFirst
            question={t('work.bridge.ask')}
            yes={{ value: 'draft', label: t('work.bridge.draft') }}
            no={{ href: `/${place.slug}/roles/${to.id}/from/${from.id}`, label: t('common.cancel') }}
          >
            <p>{t('work.bridge.text')}</p>
            <input type="hidden" name="basedOn" value={draft.basedOn} />
          </AskFirst>
        </Form>
      ) : (
        <Notice tone="info" title={t('work.bridge.nothing')} />
      )}
      <RetrainingParts bridge={bridge} own={undefined} />
    </DeskPage>
  )
}
