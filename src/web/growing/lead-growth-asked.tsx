import { redirect } from 'react-router'
import { findAskedGrowth, viewsRevision } from '#capabilities/placements/find-growing.ts'
import { updatePeerGrowth } from '#capabilities/placements/update-peer-growth.ts'
import { withdrawGrowthPeer } from '#capabilities/placements/withdraw-growth-peer.ts'
import { Notice } from '#design/cards/notice.tsx'
import { AskFirst } from '#design/forms/ask-first.tsx'
import { Button } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { DeskHead } from '#design/layout/desk-head.tsx'
import { Section } from '#design/layout/section.tsx'
import { isId } from '#infrastructure/ids.ts'
import { longDate } from '#infrastructure/words/formats.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { backToForm, typedIn } from '#web/calls/look-then-do.ts'
import { DeskPage } from '#web/desks/desk-page.tsx'
import { BasedOn, basedOnOf, ChangedMeanwhile } from '#web/site/changed-meanwhile.tsx'
import { FormErrorSummary } from '#web/site/form-fields.tsx'
import { parseForm } from '#web/site/parse-form.ts'
import { leadDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/lead-growth-asked'
import { ViewFields, Views, viewLabels, viewSchemas, viewsIn, viewsTyped } from './growth-views.tsx'

async function askedInHand({ context, params }: Pick<Route.LoaderArgs, 'context' | 'params'>) {
  const { services } = visitOf({ context })
  const { place, lead } = leadDesk({ context })
  const found = isId(params.id) ? await findAskedGrowth({ roundId: params.id }, { ...services, of: lead }) : undefined
  if (!found) throw new Response(null, { status: 404 })
  const back = `/${place.slug}/lead/year/growing`
  return { ...found, lead, back, here: `${back}/asked/${params.id}` }
}

export async function loader(args: Route.LoaderArgs) {
  const { round, own, peer, back, here } = await askedInHand(args)
  const saved = new URL(args.request.url).searchParams.has('saved')
  const { name, month, sharedAt } = round
  return { name, month, sharedAt, own, back, here, saved, stored: viewsTyped(peer), revision: viewsRevision(peer) }
}

type Refusal = Extract<
  Awaited<ReturnType<typeof updatePeerGrowth>> | Awaited<ReturnType<typeof withdrawGrowthPeer>>,
  { ok: false }
>['refusal']

const refused: Record<Refusal, MessageKey> = {
  'not-asked': 'growing.refused.not-asked',
  'round-not-found': 'growing.refused.not-asked',
  'changed-meanwhile': 'forms.changed.title',
  'too-long': 'forms.tooLong',
}

interface Answer {
  typed: Record<string, string>
  errors: FormErrors
  notice?: MessageKey
  asks?: boolean
  isChanged?: boolean
}

export async function action(args: Route.ActionArgs): Promise<Response | Answer> {
  const { services, now } = visitOf(args)
  const { round, lead, back: list, here } = await askedInHand(args)
  const powers = { ...services, lead, now }
  const form = await args.request.formData()
  const back = backToForm(form)
  if (back) return back
  switch (form.get('do')) {
    case 'save': {
      const parsed = parseForm(viewSchemas.peer, form)
      if (!parsed.ok) return parsed
      const asked = { roundId: round.id, views: viewsIn(parsed.value), basedOn: basedOnOf(form) ?? '' }
      const outcome = await updatePeerGrowth(asked, powers)
      if (outcome.ok) return redirect(`${here}?saved`)
      if (outcome.refusal === 'changed-meanwhile') return { typed: parsed.typed, errors: {}, isChanged: true }
      return { typed: parsed.typed, errors: {}, notice: refused[outcome.refusal] }
    }
    case 'look-decline':
      return { typed: typedIn(form), errors: {}, asks: true }
    case 'decline': {
      const outcome = await withdrawGrowthPeer({ roundId: round.id }, powers)
      return outcome.ok ? redirect(list) : { typed: {}, errors: {}, notice: refused[outcome.refusal] }
    }
    default:
      throw new Response(null, { status: 400 })
  }
}

/** How a peer sees the lead who asked them: what the lead wrote, and room for the peer’s words. */
export default function LeadGrowthAskedPage({ loaderData, actionData }: Route.ComponentProps) {
  const { name, month, sharedAt, own, back, saved, stored, revision } = loaderData
  const { t, language } = useTranslation()
  const errors: FormErrors = actionData?.errors ?? {}
  const title = t('growing.askedPage', { name })
  const isWrong = Object.keys(errors).length > 0 || actionData?.notice !== undefined
  const isTyped = Object.keys(actionData?.typed ?? {}).length > 0
  return (
    <DeskPage title={isWrong ? t('common.errorTitle', { title }) : title}>
      <BackLink href={back} label={t('growing.title')} />
      <FormErrorSummary errors={errors} labels={viewLabels} />
      {actionData?.notice && <Notice tone="bad" title={t(actionData.notice)} live />}
      {actionData?.isChanged && <ChangedMeanwhile labels={viewLabels} saved={stored} typed={actionData.typed} />}
      {saved && !actionData && <Notice tone="good" title={t('common.saved')} live />}
      <DeskHead title={title} aside={t(`growing.month.${month}`)} />
      <p>
        {sharedAt
          ? t('growing.askedShared', { name, date: longDate(language, sharedAt) })
          : t('growing.askedLead', { name })}
      </p>
      <Section title={t('growing.askedTheirs', { name })}>
        {own.length > 0 ? <Views views={own} /> : <p className="muted">{t('growing.askedNothing', { name })}</p>}
      </Section>
      <Form>
        <Section title={title}>
          <p className="muted">{t('growing.askedHint')}</p>
          <BasedOn revision={revision} answered={actionData} />
          <ViewFields side="peer" typed={(isTyped && actionData?.typed) || stored} errors={errors} />
          <Button name="do" value="save">
            {t('common.save')}
          </Button>
        </Section>
        {actionData?.asks ? (
          <AskFirst
            question={t('growing.declineTitle')}
            yes={{ value: 'decline', label: t('growing.declineNow'), danger: true }}
            no={{ keepsTyped: true, label: t('common.notYet') }}
          >
            <p>{t('growing.declineText', { name })}</p>
          </AskFirst>
        ) : (
          <Button kind="plain" name="do" value="look-decline">
            {t('growing.decline')}
          </Button>
        )}
      </Form>
    </DeskPage>
  )
}
