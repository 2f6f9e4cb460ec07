import { redirect } from 'react-router'
import { findConflict, listUninvolvedLeads } from '#capabilities/organisations/find-conflict.ts'
import { type DecidePledgeOutcome, decidePledge } from '#capabilities/recognition/decide-pledge.ts'
import { findPledge } from '#capabilities/recognition/find-pledge.ts'
import { listPledgeReports } from '#capabilities/recognition/list-pledges.ts'
import type { PledgeOnDesk } from '#capabilities/recognition/pledge.ts'
import { phaseOf } from '#capabilities/recognition/pledge-rules.ts'
import { settlePledgeReports } from '#capabilities/recognition/settle-pledge-reports.ts'
import { restorePledge, type SuspendPledgeOutcome, suspendPledge } from '#capabilities/recognition/suspend-pledge.ts'
import { Notice } from '#design/cards/notice.tsx'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { AskFirst } from '#design/forms/ask-first.tsx'
import { Button } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Section } from '#design/layout/section.tsx'
import { isId } from '#infrastructure/ids.ts'
import { longDate } from '#infrastructure/words/formats.ts'
import { localParts } from '#infrastructure/words/local-time.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskPage } from '#web/desks/desk-page.tsx'
import { type FieldLabels, FormErrorSummary, useFields } from '#web/site/form-fields.tsx'
import { leadDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/lead-pledge'
import { pledgeRefused } from './pledge-form.tsx'
import { PledgePreview } from './pledge-preview.tsx'
import { pledgeTones, subjectOf } from './pledge-words.ts'

const longestNote = 1000

async function pledgeHere({ context, params }: Pick<Route.LoaderArgs, 'context' | 'params'>) {
  const visit = visitOf({ context })
  const { place, lead } = leadDesk({ context })
  const found = isId(params.id) ? await findPledge({ id: params.id }, visit.services) : undefined
  // A draft is its organisation's alone.
  if (found?.pledge.placeId !== place.id || found.pledge.state === 'draft') throw new Response(null, { status: 404 })
  return { ...found, visit, place, lead }
}

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { pledge, revision, visit, place, lead } = await pledgeHere({ context, params })
  const { services, now } = visit
  return {
    ...{ pledge, revision, now },
    // Who works for the organisation is told who decides instead.
    deciders: (await findConflict({ ...pledge, personId: lead.personId }, services))
      ? (await listUninvolvedLeads(pledge, services)).map(({ name }) => name)
      : undefined,
    place: { slug: place.slug },
    phase: phaseOf(pledge, localParts(now).date),
    reports: await listPledgeReports({ pledgeId: pledge.id, lead }, services),
    saved: new URL(request.url).searchParams.has('saved'),
  }
}

type Refusal =
  | Extract<DecidePledgeOutcome | SuspendPledgeOutcome, { ok: false }>['refusal']
  | Extract<Awaited<ReturnType<typeof settlePledgeReports>>, { ok: false }>['refusal']

const refused: Record<Refusal, MessageKey> = {
  'note-is-missing': 'pledges.lead.refused.note-is-missing',
  'not-approved': 'pledges.lead.refused.not-approved',
  'about-is-missing': 'pledges.lead.refused.about-is-missing',
  'nothing-waits': 'pledges.lead.refused.nothing-waits',
  'lead-is-of-the-organisation': 'pledges.lead.refused.lead-is-of-the-organisation',
  'not-here': pledgeRefused['not-here'],
  'not-now': pledgeRefused['not-now'],
  'changed-meanwhile': pledgeRefused['changed-meanwhile'],
  'ends-before-it-begins': pledgeRefused['ends-before-it-begins'],
  'ends-too-soon': pledgeRefused['ends-too-soon'],
  'ends-too-late': pledgeRefused['ends-too-late'],
}

interface Answer {
  typed: { note: string }
  errors: FormErrors
  notice?: MessageKey
  asks?: boolean
}

export async function action({ context, params, request }: Route.ActionArgs): Promise<Response | Answer> {
  const { pledge, visit, place, lead } = await pledgeHere({ context, params })
  const { services, queue, now } = visit
  const powers = { ...services, queue, lead, now }
  const { id: pledgeId } = pledge
  const form = await request.formData()
  const note = String(form.get('note') ?? '')
    .replaceAll('\r\n', '\n')
    .slice(0, longestNote)
  const basedOn = String(form.get('basedOn') ?? '')
  const answer = (outcome: { ok: true } | { ok: false; refusal: Refusal }): Response | Answer => {
    if (outcome.ok) return redirect(`/${place.slug}/lead/recognition/pledges/${pledgeId}?saved`)
    const message = refused[outcome.refusal]
    return outcome.refusal === 'note-is-missing'
      ? { typed: { note }, errors: { note: message } }
      : { typed: { note }, errors: {}, notice: message }
  }
  switch (form.get('do')) {
    case 'look':
      return { typed: { note }, errors: {}, asks: true }
    case 'make-live':
      return answer(await decidePledge({ pledgeId, decision: 'live', basedOn }, powers))
    case 'refuse':
      return answer(await decidePledge({ pledgeId, decision: 'refused', note, basedOn }, powers))
    case 'suspend':
      return answer(await suspendPledge({ pledgeId, note, basedOn }, powers))
    case 'restore':
      return answer(await restorePledge({ pledgeId }, powers))
    case 'looked-into': {
      const until = new Date(String(form.get('until')))
      if (Number.isNaN(until.getTime())) throw new Response(null, { status: 400 })
      return answer(await settlePledgeReports({ pledgeId, until }, powers))
    }
    default:
      throw new Response(null, { status: 400 })
  }
}

const labels: FieldLabels<'note'> = { note: 'pledges.lead.reason' }

/** One pledge as who leads its place sees it: to make live or refuse, and later to suspend. */
export default function LeadPledgePage({ loaderData, actionData }: Route.ComponentProps) {
  const { pledge, revision, place, phase, saved, deciders } = loaderData
  const { t, language } = useTranslation()
  const title = t(`pledges.act.${pledge.act}`)
  const errors = actionData?.errors ?? {}
  const { field } = useFields({ labels, typed: actionData?.typed ?? {}, errors })
  const isWrong = Object.keys(errors).length > 0 || actionData?.notice !== undefined
  const basedOn = <input type="hidden" name="basedOn" value={revision} />
  return (
    <DeskPage title={isWrong ? t('common.errorTitle', { title }) : title}>
      <BackLink href={`/${place.slug}/lead/recognition/pledges`} label={t('pledges.lead.title')} />
      <FormErrorSummary errors={errors} labels={labels} />
      {actionData?.notice && <Notice tone="bad" title={t(actionData.notice)} live />}
      {saved && !actionData && <Notice tone="good" title={t('common.saved')} live />}
      <PageHead
        eyebrow={`${pledge.organisationName}: ${subjectOf(pledge, language)}`}
        title={title}
        lead={<StatusTag tone={pledgeTones[phase]}>{t(`pledges.state.${phase}`)}</StatusTag>}
      />
      {pledge.missing && (phase === 'live' || phase === 'due') && (
        <Notice tone="warn" title={t(`pledges.held.${pledge.missing}`)} />
      )}
      {pledge.note && <Notice tone="info" title={pledge.note} />}
      {deciders && <DecidedByOthers deciders={deciders} pledge={pledge} />}
      {!actionData?.asks && <PledgePreview pledge={pledge} forLead />}
      {!deciders && phase === 'offered' && (
        <>
          <Form>
            {basedOn}
            {actionData?.asks ? (
              <AskFirst
                question={t('pledges.lead.decideAsk')}
                yes={{ value: 'make-live', label: t('pledges.lead.makeLive') }}
                no={{ label: t('pledges.lead.back') }}
              >
                <p>{t('pledges.lead.decideText', { organisation: pledge.organisationName })}</p>
                <PledgePreview pledge={pledge} forLead />
              </AskFirst>
            ) : (
              <Button name="do" value="look">
                {t('pledges.lead.look')}
              </Button>
            )}
          </Form>
          <Section title={t('pledges.lead.refuseTitle')}>
            <Form>
              <p className="muted">{t('pledges.lead.refuseText')}</p>
              {basedOn}
              <TextArea {...field('note')} rows={3} maxLength={longestNote} />
              <Button kind="quiet" name="do" value="refuse">
                {t('pledges.lead.refuse')}
              </Button>
            </Form>
          </Section>
        </>
      )}
      {pledge.liveAt && (
        <p>
          <a href={`/pledges/${pledge.id}`}>{t('pledges.desk.public')}</a>
        </p>
      )}
      {!deciders && pledge.liveAt && <Reports data={loaderData} />}
      {!deciders && (phase === 'live' || phase === 'due') && (
        <Section title={t('pledges.lead.suspendTitle')}>
          <Form>
            <p className="muted">{t('pledges.lead.suspendText')}</p>
            {basedOn}
            <TextArea {...field('note')} rows={3} maxLength={longestNote} />
            <Button kind="danger" name="do" value="suspend">
              {t('pledges.lead.suspend')}
            </Button>
          </Form>
        </Section>
      )}
      {!deciders && phase === 'suspended' && (
        <Form>
          <p className="muted">{t('pledges.lead.restoreText')}</p>
          <Button name="do" value="restore">
            {t('pledges.lead.restore')}
          </Button>
        </Form>
      )}
    </DeskPage>
  )
}

/** For a City Lead who works for the organisation: who decides about its pledges instead. */
function DecidedByOthers({ deciders, pledge }: { deciders: string[]; pledge: PledgeOnDesk }) {
  const { t, language } = useTranslation()
  return (
    <Notice tone="warn" title={t('pledges.lead.conflict', { organisation: pledge.organisationName })}>
      {deciders.length > 0 ? (
        <p>{t('pledges.lead.deciders', { names: new Intl.ListFormat(language).format(deciders) })}</p>
      ) : (
        <p>
          {t('pledges.lead.noDeciders')} <a href={`/${pledge.placeSlug}/lead/people`}>{t('pledges.lead.invite')}</a>
        </p>
      )}
    </Notice>
  )
}

function Reports({ data: { reports, now } }: { data: Route.ComponentProps['loaderData'] }) {
  const { t, language } = useTranslation()
  return (
    <Section title={t('pledges.lead.reportsTitle')}>
      <p className="muted">{t(reports.length > 0 ? 'pledges.lead.reportsText' : 'pledges.lead.reportsNone')}</p>
      <ul className="said-rows">
        {reports.map(({ id, said, reportedAt, settledAt }) => (
          <li key={id}>
            <div>
              <blockquote className="said">
                <p>{said}</p>
              </blockquote>
              <p className="small muted">
                {`${longDate(language, reportedAt)}: ${t(settledAt ? 'pledges.lead.settled' : 'pledges.lead.open')}`}
              </p>
            </div>
          </li>
        ))}
      </ul>
      {reports.some(({ settledAt }) => !settledAt) && (
        <Form>
          <input type="hidden" name="until" value={now.toISOString()} />
          <Button kind="quiet" name="do" value="looked-into">
            {t('pledges.lead.looked')}
          </Button>
        </Form>
      )}
    </Section>
  )
}
