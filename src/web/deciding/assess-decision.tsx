import { redirect } from 'react-router'
import { findDecisionToVote } from '#capabilities/programme/find-decision.ts'
import { type VoteOnDecisionOutcome, voteOnDecision } from '#capabilities/programme/vote-on-decision.ts'
import { Notice } from '#design/cards/notice.tsx'
import { Button } from '#design/forms/button.tsx'
import { RadioGroup } from '#design/forms/choices.tsx'
import { Form } from '#design/forms/form.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import type { MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { NarrowPage } from '#web/programme/narrow-page.tsx'
import { readWhole } from '#web/site/parse-form.ts'
import { assessorDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/assess-decision'
import { DecisionTable } from './decision-table.tsx'

export async function loader({ context }: Route.LoaderArgs) {
  const { services } = visitOf({ context })
  const { call, assessor } = assessorDesk({ context })
  const decision = await findDecisionToVote({}, { ...services, assessor })
  return { slug: call.slug, decision }
}

export const headers = () => ({ 'cache-control': 'no-store' })

/** In characters. */
const longestReason = 2000

const refused: Record<Extract<VoteOnDecisionOutcome, { ok: false }>['refusal'], MessageKey> = {
  'not-time-to-decide': 'deciding.refused.not-time-to-decide',
  'conflicts-not-declared': 'assessing.refused.conflicts-not-declared',
  'has-a-conflict': 'deciding.refused.has-a-conflict',
  'proposal-has-changed': 'deciding.refused.proposal-has-changed',
  'reason-is-missing': 'deciding.refused.dissent-says-why',
}

export async function action({ context, request }: Route.ActionArgs) {
  const { services, now } = visitOf({ context })
  const { call, assessor } = assessorDesk({ context })
  const form = await request.formData()
  if (form.get('do') !== 'vote') throw new Response(null, { status: 400 })
  const typed = readWhole(form, ['vote', 'reason', 'number'])
  if (typed.vote !== 'agree' && typed.vote !== 'dissent')
    return { typed, notice: 'deciding.vote.choose' satisfies MessageKey as MessageKey }
  if ((typed.reason?.length ?? 0) > longestReason)
    return { typed, notice: 'deciding.refused.reason-is-too-long' satisfies MessageKey as MessageKey }
  const vote = { number: Number(typed.number), agrees: typed.vote === 'agree', reason: typed.reason ?? '' }
  const outcome = await voteOnDecision(vote, { ...services, assessor, now })
  if (outcome.ok) return redirect(`/programme/assess/${call.slug}/decision`)
  return { typed, notice: refused[outcome.refusal] }
}

/** Agreeing to what is proposed, or dissenting with a reason. */
export default function AssessDecisionPage({ loaderData: { slug, decision }, actionData }: Route.ComponentProps) {
  const { t } = useTranslation()
  const title = t('deciding.title')
  const back = { href: `/programme/assess/${slug}`, label: t('assessing.list.title') }
  const isOpen = typeof decision === 'object'
  return (
    <NarrowPage title={title} back={back}>
      {actionData && <Notice tone="warn" title={t(actionData.notice)} live />}
      <PageHead title={title} lead={t('deciding.vote.lead')} />
      {decision === undefined && <Notice tone="info" title={t('deciding.refused.not-time-to-decide')} />}
      {decision === 'has-a-conflict' && (
        <Notice tone="info" title={t('deciding.conflict')}>
          <p>{t('deciding.conflictText')}</p>
        </Notice>
      )}
      {isOpen && <DecisionTable decision={decision} />}
      {isOpen && !decision.proposal && <Notice tone="info" title={t('deciding.vote.none')} />}
      {isOpen && decision.own !== undefined && (
        <Notice tone="good" title={t(decision.own ? 'deciding.vote.ownAgreed' : 'deciding.vote.ownDissented')} />
      )}
      {isOpen && decision.proposal && (
        <Form>
          <input type="hidden" name="number" value={decision.proposal.number} />
          <RadioGroup
            name="vote"
            legend={t('deciding.vote.legend')}
            value={actionData?.typed.vote ?? ''}
            options={[
              { value: 'agree', label: t('deciding.vote.agree') },
              { value: 'dissent', label: t('deciding.vote.dissent') },
            ]}
          />
          <TextArea
            name="reason"
            label={t('deciding.vote.reason')}
            hint={t('deciding.vote.reasonHint')}
            value={actionData?.typed.reason ?? ''}
            rows={4}
          />
          <Button name="do" value="vote">
            {t('deciding.vote.now')}
          </Button>
        </Form>
      )}
    </NarrowPage>
  )
}
