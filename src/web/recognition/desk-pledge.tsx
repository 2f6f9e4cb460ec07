import { redirect } from 'react-router'
import { z } from 'zod'
import { findPledge } from '#capabilities/recognition/find-pledge.ts'
import { type NotePledgeUseOutcome, notePledgeUse } from '#capabilities/recognition/note-pledge-use.ts'
import { type OfferPledgeOutcome, offerPledge, takePledgeBack } from '#capabilities/recognition/offer-pledge.ts'
import { pledgeActs, pledgeScopes } from '#capabilities/recognition/pledge.ts'
import { canMove, phaseOf } from '#capabilities/recognition/pledge-rules.ts'
import { openQuarters } from '#capabilities/recognition/pledge-use-rules.ts'
import { type RenewPledgeOutcome, renewPledge } from '#capabilities/recognition/renew-pledge.ts'
import { type RevisePledgeOutcome, revisePledge } from '#capabilities/recognition/revise-pledge.ts'
import { type WithdrawPledgeOutcome, withdrawPledge } from '#capabilities/recognition/withdraw-pledge.ts'
import { Notice } from '#design/cards/notice.tsx'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { AskFirst } from '#design/forms/ask-first.tsx'
import { Button, ButtonGroup } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Section } from '#design/layout/section.tsx'
import { isId } from '#infrastructure/ids.ts'
import { longDate } from '#infrastructure/words/formats.ts'
import { localParts } from '#infrastructure/words/local-time.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { backToForm } from '#web/calls/look-then-do.ts'
import { ManageConsole } from '#web/desks/manage-console.tsx'
import { BasedOn, basedOnOf, ChangedMeanwhile, codesInWords } from '#web/site/changed-meanwhile.tsx'
import { says, wholeNumberBetween } from '#web/site/fields.ts'
import { type FieldLabels, FormErrorSummary } from '#web/site/form-fields.tsx'
import { parseForm } from '#web/site/parse-form.ts'
import { managerDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-pledge'
import {
  contentOf,
  fieldOfRefusal,
  namesOf,
  PledgeFields,
  pledgeChoices,
  pledgeLabels,
  pledgeRefused,
  pledgeSchema,
  typedOf,
} from './pledge-form.tsx'
import { PledgePreview } from './pledge-preview.tsx'
import { PledgeUses } from './pledge-uses.tsx'
import { pledgeTones, subjectOf } from './pledge-words.ts'

async function pledgeOnDesk({ context, params }: Pick<Route.LoaderArgs, 'context' | 'params'>) {
  const visit = visitOf({ context })
  const { organisation, manager } = managerDesk({ context })
  const found = isId(params.id) ? await findPledge({ id: params.id }, visit.services) : undefined
  if (found?.pledge.organisationId !== organisation.id) throw new Response(null, { status: 404 })
  return { ...found, visit, organisation, manager }
}

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { pledge, revision, uses, visit, organisation } = await pledgeOnDesk({ context, params })
  const { services, now } = visit
  const today = localParts(now).date
  const canRevise = canMove(pledge, 'revise', today)
  const choices = canRevise ? await pledgeChoices(pledge.placeId, services) : { badges: [], pathways: [] }
  const asked = new URL(request.url).searchParams
  return {
    ...{ pledge, revision, organisation, canRevise },
    phase: phaseOf(pledge, today),
    typed: typedOf(pledge, choices),
    names: namesOf(choices),
    quarters: pledge.liveAt ? openQuarters(today, localParts(pledge.liveAt).date) : [],
    uses,
    isOffering: canRevise && asked.get('for') === 'offer',
    saved: asked.has('saved'),
  }
}

const labels: FieldLabels = {
  ...pledgeLabels,
  quarter: 'pledges.desk.quarter',
  asked: 'pledges.desk.asked',
  met: 'pledges.desk.met',
}

const useSchema = z.object({
  quarter: z.iso.date({ error: says('forms.choose') }),
  asked: wholeNumberBetween(0, 100_000),
  met: wholeNumberBetween(0, 100_000),
})
const renewSchema = z.object({ endsOn: z.iso.date({ error: says('forms.badDate') }) })

interface Answer {
  typed: Record<string, string>
  errors: FormErrors
  notice?: MessageKey
  asks?: 'withdraw' | 'renew'
  isChanged?: boolean
}

type Outcome =
  | RevisePledgeOutcome
  | OfferPledgeOutcome
  | WithdrawPledgeOutcome
  | RenewPledgeOutcome
  | NotePledgeUseOutcome

export async function action({ context, params, request }: Route.ActionArgs): Promise<Response | Answer> {
  const { pledge, visit, manager } = await pledgeOnDesk({ context, params })
  const { services, queue, now } = visit
  const powers = { ...services, queue, manager, now }
  const { id: pledgeId } = pledge
  const here = `/organisations/${params.slug}/manage/pledges/${pledgeId}`
  const form = await request.formData()
  const back = backToForm(form)
  if (back) return { typed: back.typed, errors: {} }
  const answer = (outcome: Outcome, typed: Record<string, string>, then = `${here}?saved`): Response | Answer => {
    if (outcome.ok) return redirect(then)
    const message = pledgeRefused[outcome.refusal]
    const field = fieldOfRefusal(outcome.refusal)
    if (field) return { typed, errors: { [field]: message } }
    return { typed, errors: {}, notice: message, isChanged: outcome.refusal === 'changed-meanwhile' }
  }
  const basedOn = basedOnOf(form) ?? ''
  switch (form.get('do')) {
    case 'save':
    case 'look': {
      const parsed = parseForm(pledgeSchema, form)
      if (!parsed.ok) return { typed: parsed.typed, errors: parsed.errors }
      const read = contentOf(parsed.value, await pledgeChoices(pledge.placeId, services))
      if (!read.ok) return { typed: parsed.typed, errors: read.errors }
      const outcome = await revisePledge({ pledgeId, content: read.content, basedOn }, powers)
      return answer(outcome, parsed.typed, form.get('do') === 'look' ? `${here}?for=offer` : undefined)
    }
    case 'offer':
      return answer(await offerPledge({ pledgeId, basedOn }, powers), {})
    case 'take-back':
      return answer(await takePledgeBack({ pledgeId }, powers), {})
    case 'withdraw':
      return { typed: {}, errors: {}, asks: 'withdraw' }
    case 'withdraw-yes':
      return answer(await withdrawPledge({ pledgeId }, powers), {})
    case 'look-renew':
    case 'renew': {
      const parsed = parseForm(renewSchema, form)
      if (!parsed.ok) return { typed: parsed.typed, errors: parsed.errors }
      if (form.get('do') === 'look-renew') return { typed: parsed.typed, errors: {}, asks: 'renew' }
      return answer(await renewPledge({ pledgeId, endsOn: parsed.value.endsOn, basedOn }, powers), parsed.typed)
    }
    case 'count': {
      const parsed = parseForm(useSchema, form)
      if (!parsed.ok) return { typed: parsed.typed, errors: parsed.errors }
      return answer(await notePledgeUse({ pledgeId, ...parsed.value }, powers), parsed.typed)
    }
    default:
      throw new Response(null, { status: 400 })
  }
}

const actInWords = codesInWords({
  act: { values: pledgeActs, key: (value) => `pledges.act.${value}` },
  scope: { values: pledgeScopes, key: (value) => `pledges.scope.${value}` },
})

/** One pledge of an organisation: its words, where it stands, how often it was used, and what can be done with it. */
export default function DeskPledgePage({ loaderData, actionData }: Route.ComponentProps) {
  const { pledge, revision, organisation, phase, canRevise, isOffering, saved } = loaderData
  const { t, language } = useTranslation()
  const title = t(`pledges.act.${pledge.act}`)
  const errors = actionData?.errors ?? {}
  const isWrong = Object.keys(errors).length > 0 || actionData?.notice !== undefined
  return (
    <ManageConsole organisation={organisation} title={isWrong ? t('common.errorTitle', { title }) : title} isManager>
      <BackLink href={`/organisations/${organisation.slug}/manage/pledges`} label={t('pledges.desk.title')} />
      <FormErrorSummary errors={errors} labels={labels} />
      {actionData?.notice && !actionData.isChanged && <Notice tone="bad" title={t(actionData.notice)} live />}
      {actionData?.isChanged && (
        <ChangedMeanwhile
          labels={pledgeLabels}
          saved={loaderData.typed}
          typed={actionData.typed}
          inWords={(field, value) => actInWords(t, field, value)}
        />
      )}
      {saved && !actionData && <Notice tone="good" title={t('common.saved')} live />}
      <PageHead
        eyebrow={subjectOf(pledge, language)}
        title={title}
        lead={<StatusTag tone={pledgeTones[phase]}>{t(`pledges.state.${phase}`)}</StatusTag>}
      />
      {pledge.note && phase !== 'live' && (
        <Notice
          tone="warn"
          title={t(phase === 'suspended' ? 'pledges.desk.suspendedTitle' : 'pledges.desk.refusedTitle')}
        >
          <p>{pledge.note}</p>
          {phase === 'suspended' && <p>{t('pledges.desk.suspendedText')}</p>}
        </Notice>
      )}
      {pledge.missing && (phase === 'live' || phase === 'due') && (
        <Notice tone="warn" title={t(`pledges.held.${pledge.missing}`)} />
      )}
      {canRevise && isOffering && !actionData && (
        <Form>
          <AskFirst
            question={t('pledges.desk.offerAsk')}
            yes={{ value: 'offer', label: t('pledges.desk.offer') }}
            no={{
              href: `/organisations/${organisation.slug}/manage/pledges/${pledge.id}`,
              label: t('pledges.desk.change'),
            }}
          >
            <p>{t('pledges.desk.offerText', { organisation: organisation.name })}</p>
            <PledgePreview pledge={pledge} />
            <input type="hidden" name="basedOn" value={revision} />
          </AskFirst>
        </Form>
      )}
      {canRevise && !(isOffering && !actionData) && (
        <Section title={t('pledges.desk.changeTitle')}>
          <Form>
            <p className="muted">{t('pledges.desk.reviseText')}</p>
            <PledgeFields typed={actionData?.typed ?? loaderData.typed} errors={errors} names={loaderData.names} />
            <BasedOn revision={revision} answered={actionData} />
            <ButtonGroup>
              <Button name="do" value="look">
                {t('pledges.desk.look')}
              </Button>
              <Button kind="quiet" name="do" value="save">
                {t('pledges.desk.save')}
              </Button>
            </ButtonGroup>
          </Form>
        </Section>
      )}
      {!canRevise && <PledgePreview pledge={pledge} />}
      {phase === 'offered' && (
        <Form>
          <p>{t('pledges.desk.offeredText')}</p>
          <Button kind="quiet" name="do" value="take-back">
            {t('pledges.desk.takeBack')}
          </Button>
        </Form>
      )}
      {pledge.liveAt && (
        <p>
          <a href={`/pledges/${pledge.id}`}>{t('pledges.desk.public')}</a>
        </p>
      )}
      {phase === 'due' && <Renew data={loaderData} answered={actionData} />}
      {loaderData.quarters.length > 0 && (
        <PledgeUses
          quarters={loaderData.quarters}
          uses={loaderData.uses}
          typed={actionData?.typed ?? {}}
          errors={errors}
        />
      )}
      {(phase === 'live' || phase === 'due' || phase === 'suspended') && (
        <Form>
          {actionData?.asks === 'withdraw' ? (
            <AskFirst
              question={t('pledges.desk.withdrawAsk')}
              yes={{ value: 'withdraw-yes', label: t('pledges.desk.withdraw'), danger: true }}
              no={{ label: t('common.cancel') }}
            >
              <p>{t('pledges.desk.withdrawText')}</p>
            </AskFirst>
          ) : (
            <Button kind="plain" name="do" value="withdraw">
              {t('pledges.desk.withdraw')}
            </Button>
          )}
        </Form>
      )}
    </ManageConsole>
  )
}

function Renew({
  data: { pledge, revision },
  answered,
}: {
  data: Route.ComponentProps['loaderData']
  answered: Answer | undefined
}) {
  const { t, language } = useTranslation()
  const later = `${Number(pledge.endsOn.slice(0, 4)) + 1}${pledge.endsOn.slice(4)}`.replace('-02-29', '-02-28')
  const endsOn = answered?.typed.endsOn ?? later
  const error = answered?.errors.endsOn
  return (
    <Section title={t('pledges.desk.renewTitle')}>
      <Form>
        <input type="hidden" name="basedOn" value={revision} />
        {answered?.asks === 'renew' ? (
          <AskFirst
            question={t('pledges.desk.renewAsk', { until: longDate(language, new Date(endsOn)) })}
            yes={{ value: 'renew', label: t('pledges.desk.renew') }}
            no={{ keepsTyped: true, label: t('common.cancel') }}
          >
            <p>{t('pledges.desk.renewText')}</p>
            <input type="hidden" name="endsOn" value={endsOn} />
          </AskFirst>
        ) : (
          <>
            <p>{t('pledges.desk.renewText')}</p>
            <TextInput
              name="endsOn"
              label={t('pledges.desk.renewUntil')}
              type="date"
              value={endsOn}
              error={typeof error === 'string' ? t(error) : undefined}
            />
            <Button name="do" value="look-renew">
              {t('pledges.desk.renewLook')}
            </Button>
          </>
        )}
      </Form>
    </Section>
  )
}
