import { redirect } from 'react-router'
import type { Outcomes } from '#capabilities/programme/decision-rules.ts'
import { feedbackDay, offerDays } from '#capabilities/programme/decision-rules.ts'
import { type Decision, findDecision } from '#capabilities/programme/find-decision.ts'
import { type ProposeDecisionOutcome, proposeDecision } from '#capabilities/programme/propose-decision.ts'
import { type ReleaseDecisionOutcome, releaseDecision } from '#capabilities/programme/release-decision.ts'
import { Notice } from '#design/cards/notice.tsx'
import { AskFirst } from '#design/forms/ask-first.tsx'
import { Button } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { Select } from '#design/forms/select.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { DeskHead } from '#design/layout/desk-head.tsx'
import { Section } from '#design/layout/section.tsx'
import { dayAndTime, longDate, pounds } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import type { MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { ApplicationLetter } from '#web/calls/application-letter.tsx'
import { callInHand } from '#web/calls/call-in-hand.ts'
import { DeskPage } from '#web/desks/desk-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-decision'
import { DecisionTable } from './decision-table.tsx'

export async function loader(args: Route.LoaderArgs) {
  const { services, now } = visitOf(args)
  const { call, team } = await callInHand(args)
  return { call, decision: await findDecision({ callId: call.id }, { ...services, team }), now }
}

export const headers = () => ({ 'cache-control': 'no-store' })

type Outcome = ProposeDecisionOutcome | ReleaseDecisionOutcome
const refused: Record<Extract<Outcome, { ok: false }>['refusal'], MessageKey> = {
  'call-not-found': 'deciding.refused.call-not-found',
  'not-time-to-decide': 'deciding.refused.not-time-to-decide',
  'has-a-conflict': 'deciding.refused.has-a-conflict',
  'too-many-offers': 'deciding.refused.too-many-offers',
  'not-interviewed': 'deciding.refused.not-interviewed',
  'named-twice': 'deciding.refused.named-twice',
  'reason-is-missing': 'deciding.refused.reason-is-missing',
  'quorum-is-missing': 'deciding.refused.quorum-is-missing',
  'majority-is-missing': 'deciding.refused.majority-is-missing',
  'proposal-has-changed': 'deciding.refused.proposal-has-changed',
}

/** `offered`, `declined`, or `reserve-1` and so on. */
function outcomesIn(typed: Record<string, string>, ids: string[]): Outcomes {
  const reserve = ids.flatMap((id) => {
    const [, place] = /^reserve-(\d)$/.exec(typed[id] ?? '') ?? []
    return place ? [{ id, place: Number(place) }] : []
  })
  return {
    offered: ids.filter((id) => typed[id] === 'offered'),
    reserve: reserve.toSorted((one, other) => one.place - other.place).map(({ id }) => id),
  }
}

/** In characters. */
const longestReason = 4000

interface Answer {
  typed: Record<string, string>
  notice?: MessageKey
  asks?: boolean
}

export async function action(args: Route.ActionArgs): Promise<Response | Answer> {
  const { services, queue, now } = visitOf(args)
  const { call, team } = await callInHand(args)
  const powers = { ...services, queue, team, now }
  const form = await args.request.formData()
  const typed = Object.fromEntries([...form].map(([name, value]) => [name, String(value).trim()]))
  const here = `/programme/desk/calls/${call.id}/decision`
  switch (typed.do) {
    case 'look':
      return { typed: {}, asks: true }
    case 'propose': {
      if ((typed.reason?.length ?? 0) > longestReason) return { typed, notice: 'deciding.refused.reason-is-too-long' }
      const decision = await findDecision({ callId: call.id }, powers)
      const ids = typeof decision === 'object' ? decision.rows.map(({ applicationId }) => applicationId) : []
      const request = { callId: call.id, outcomes: outcomesIn(typed, ids), reason: typed.reason ?? '' }
      const outcome = await proposeDecision(request, powers)
      return outcome.ok ? redirect(here) : { typed, notice: refused[outcome.refusal] }
    }
    case 'release': {
      const outcome = await releaseDecision({ callId: call.id, number: Number(typed.number) || 0 }, powers)
      return outcome.ok ? redirect(here) : { typed: {}, notice: refused[outcome.refusal] }
    }
    default:
      throw new Response(null, { status: 400 })
  }
}

/** What is proposed, who agrees and who dissents, what will be sent, and the moment at which all hear of it. */
export default function DeskDecisionPage({ loaderData: { call, decision, now }, actionData }: Route.ComponentProps) {
  const { t, language } = useTranslation()
  const title = t('deciding.title')
  const isDeciding = call.phase === 'deciding'
  return (
    <DeskPage title={title}>
      <BackLink href={`/programme/desk/calls/${call.id}`} label={inLanguage(language, call.title, call.titleCy)} />
      {actionData?.notice && <Notice tone="warn" title={t(actionData.notice)} live />}
      <DeskHead title={title} />
      {decision === undefined && <Notice tone="info" title={t('deciding.refused.not-time-to-decide')} />}
      {decision === 'has-a-conflict' && (
        <Notice tone="info" title={t('deciding.conflict')}>
          <p>{t('deciding.conflictText')}</p>
        </Notice>
      )}
      {typeof decision === 'object' && (
        <>
          <p>{t('deciding.lead', { quorum: call.quorum, placements: call.placements })}</p>
          <DecisionTable decision={decision} />
          {!isDeciding && <Notice tone="good" title={t('deciding.released')} />}
          {isDeciding && actionData?.asks && <Release {...{ call, decision, now }} />}
          {isDeciding && !actionData?.asks && decision.proposal && (
            <Form>
              {decision.refusal && <p>{t(refused[decision.refusal])}</p>}
              <Button name="do" value="look">
                {t('deciding.look')}
              </Button>
            </Form>
          )}
          {isDeciding && !actionData?.asks && <ProposalForm decision={decision} typed={actionData?.typed ?? {}} />}
        </>
      )}
    </DeskPage>
  )
}

function ProposalForm({ decision: { rows, proposal }, typed }: { decision: Decision; typed: Record<string, string> }) {
  const { t } = useTranslation()
  const before = (id: string) => {
    if (!proposal) return 'declined'
    const place = proposal.outcomes.reserve.indexOf(id)
    return proposal.outcomes.offered.includes(id) ? 'offered' : place < 0 ? 'declined' : `reserve-${place + 1}`
  }
  return (
    <Section title={t(proposal ? 'deciding.again' : 'deciding.propose')}>
      <Form>
        {proposal && <p>{t('deciding.againText')}</p>}
        {rows.map(({ applicationId, placeName }) => (
          <Select
            key={applicationId}
            name={applicationId}
            label={placeName}
            value={typed[applicationId] ?? before(applicationId)}
            options={[
              { value: 'declined', label: t('deciding.outcome.declined') },
              { value: 'offered', label: t('deciding.outcome.offered') },
              ...rows.slice(0, 9).map((_, index) => ({
                value: `reserve-${index + 1}`,
                label: t('deciding.outcome.reserve', { place: index + 1 }),
              })),
            ]}
          />
        ))}
        <TextArea
          name="reason"
          label={t('deciding.reason')}
          hint={t('deciding.reasonHint')}
          value={typed.reason ?? ''}
          rows={5}
        />
        <Button kind="quiet" name="do" value="propose">
          {t('deciding.proposeNow')}
        </Button>
      </Form>
    </Section>
  )
}

type Shown = Route.ComponentProps['loaderData']

function Release({ call, decision, now }: Pick<Shown, 'call' | 'now'> & { decision: Decision }) {
  const { t, language } = useTranslation()
  const until = new Date(now.getTime() + offerDays * 86_400_000)
  const figures = {
    ...{ title: inLanguage(language, call.title, call.titleCy), reference: '…' },
    until: dayAndTime(language, until, now),
    amount: pounds(language, (call.valuePounds - call.contributionPounds) * 100),
    feedback: longDate(language, feedbackDay(call)),
  }
  return (
    <Form>
      <input type="hidden" name="number" value={decision.proposal?.number ?? 0} />
      <AskFirst
        no={{ label: t('common.notYet') }}
        question={t('deciding.ask')}
        yes={decision.refusal ? undefined : { value: 'release', label: t('deciding.releaseNow') }}
      >
        <p>{t('deciding.askText')}</p>
        {decision.refusal && <p>{t(refused[decision.refusal])}</p>}
      </AskFirst>
      <h2>{t('deciding.letters')}</h2>
      {(['offered', 'reserve', 'declined'] as const).map((mail) => (
        <ApplicationLetter key={mail} mail={mail} figures={figures} />
      ))}
    </Form>
  )
}
