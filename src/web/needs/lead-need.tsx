import { redirect } from 'react-router'
import { type AddNeedAnswerOutcome, addNeedAnswer, removeNeedAnswer } from '#capabilities/needs/add-need-answer.ts'
import { type MoveNeedOutcome, moveNeed } from '#capabilities/needs/move-need.ts'
import { answerKinds } from '#capabilities/needs/need.ts'
import { needSteps, stepsOf } from '#capabilities/needs/need-rules.ts'
import { hideNeed, type PublishNeedOutcome, publishNeed } from '#capabilities/needs/publish-need.ts'
import { Notice } from '#design/cards/notice.tsx'
import { AskFirst } from '#design/forms/ask-first.tsx'
import { Button, ButtonGroup, ButtonLink } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { DeskHead } from '#design/layout/desk-head.tsx'
import { Section } from '#design/layout/section.tsx'
import { isId } from '#infrastructure/ids.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskPage } from '#web/desks/desk-page.tsx'
import { BasedOn, basedOnOf } from '#web/site/changed-meanwhile.tsx'
import { type FieldLabels, FormErrorSummary, useFields } from '#web/site/form-fields.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/lead-need'
import { needInHand } from './need-in-hand.ts'
import { NeedTag, NeedView } from './need-view.tsx'

export async function loader(args: Route.LoaderArgs) {
  const { place, need, answers, revision, list, here } = await needInHand(args)
  const saved = new URL(args.request.url).searchParams.has('saved')
  return {
    need,
    answers,
    revision,
    list,
    here,
    saved,
    steps: stepsOf(need),
    publicHref: `/${place.slug}/needs/${need.id}`,
  }
}

const labels: FieldLabels<'address'> = { address: 'needs.address' }

type Refusal = Extract<AddNeedAnswerOutcome | MoveNeedOutcome | PublishNeedOutcome, { ok: false }>['refusal']
const refused: Record<Refusal, MessageKey> = {
  'need-not-found': 'needs.refused.not-now',
  'changed-meanwhile': 'forms.changed.title',
  'not-now': 'needs.refused.not-now',
  'not-answered': 'needs.refused.not-answered',
  'not-agreed': 'needs.refused.not-agreed',
  'no-such-thing': 'needs.refused.no-such-thing',
  'too-many': 'needs.refused.too-many',
}

interface Answer {
  typed: Record<string, string>
  errors: FormErrors
  isChanged?: boolean
  asks?: boolean
  notice?: MessageKey
}

export async function action(args: Route.ActionArgs): Promise<Response | Answer> {
  const { services, now } = visitOf(args)
  const { need, lead, here } = await needInHand(args)
  const powers = { ...services, lead, now }
  const form = await args.request.formData()
  const said = form.get('do')
  const asked = { needId: need.id, basedOn: basedOnOf(form) ?? '' }
  if (said === 'look') return { typed: {}, errors: {}, asks: true }
  const settle = (outcome: { ok: true } | { ok: false; refusal: Refusal }): Response | Answer => {
    if (outcome.ok) return redirect(`${here}?saved`)
    const { refusal } = outcome
    return { typed: {}, errors: {}, notice: refused[refusal], isChanged: refusal === 'changed-meanwhile' }
  }
  if (said === 'show') return settle(await publishNeed(asked, powers))
  if (said === 'hide') return settle(await hideNeed(asked, powers))
  if (said === 'add') {
    const text = form.get('address')
    const address = typeof text === 'string' ? text : ''
    const outcome = await addNeedAnswer({ ...asked, address }, powers)
    if (outcome.ok || outcome.refusal === 'changed-meanwhile') return settle(outcome)
    return { typed: { address }, errors: { address: refused[outcome.refusal] } }
  }
  const [doing, kindSaid, thingId] = typeof said === 'string' ? said.split(' ') : []
  const kind = answerKinds.find((one) => one === kindSaid)
  if (doing === 'remove' && kind && isId(thingId))
    return settle(await removeNeedAnswer({ ...asked, kind, thingId }, powers))
  const step = needSteps.find((one) => one === said)
  if (!step) throw new Response(null, { status: 400 })
  return settle(await moveNeed({ ...asked, step }, powers))
}

/** One need on the desk of those who lead the place: as everybody reads it, what is done about it, and what comes next. */
export default function LeadNeedPage({ loaderData: page, actionData }: Route.ComponentProps) {
  const { need, answers, revision, list, here, saved, steps, publicHref } = page
  const { t, language } = useTranslation()
  const errors: FormErrors = actionData?.errors ?? {}
  const { field } = useFields({ labels, typed: actionData?.typed ?? {}, errors })
  const title = inLanguage(language, need.title, need.titleCy)
  const isWrong = Object.keys(errors).length > 0 || actionData?.notice !== undefined
  const basedOn = <BasedOn revision={revision} answered={actionData?.isChanged ? actionData : undefined} />
  return (
    <DeskPage title={isWrong ? t('common.errorTitle', { title }) : title}>
      <BackLink href={list} label={t('needs.mineTitle')} />
      <FormErrorSummary errors={errors} labels={labels} />
      {actionData?.notice && <Notice tone="bad" title={t(actionData.notice)} live />}
      {saved && !actionData && <Notice tone="good" title={t('common.saved')} live />}
      <DeskHead
        title={title}
        aside={<NeedTag state={need.state} />}
        actions={
          !need.isPublic && (
            <ButtonLink kind="quiet" href={`${here}/edit`}>
              {t('needs.edit')}
            </ButtonLink>
          )
        }
      />
      <NeedView need={need} answers={answers} />
      <Form>
        {basedOn}
        <TextInput {...field('address')} hint={t('needs.addressHint')} />
        <ButtonGroup>
          <Button kind="quiet" name="do" value="add">
            {t('needs.add')}
          </Button>
          {answers.map((one) => (
            <Button key={one.id} kind="plain" name="do" value={`remove ${one.kind} ${one.id}`}>
              {t('needs.takeAwayOf', { name: inLanguage(language, one.title, one.titleCy) })}
            </Button>
          ))}
        </ButtonGroup>
      </Form>
      <Section title={t('needs.stepsTitle')} id="steps">
        <Form>
          {basedOn}
          <ButtonGroup>
            {steps.map((step) => (
              <Button
                key={step}
                kind={step === 'agree' || step === 'address' ? 'primary' : 'quiet'}
                name="do"
                value={step}
              >
                {t(`needs.step.${step}`)}
              </Button>
            ))}
          </ButtonGroup>
        </Form>
      </Section>
      <Section title={t('needs.publicTitle')} id="public">
        <Form>
          {basedOn}
          {actionData?.asks ? (
            <AskFirst
              question={t('needs.showAsk')}
              yes={{ value: 'show', label: t('needs.showNow') }}
              no={{ label: t('common.notYet') }}
            >
              <p>{t('needs.showText')}</p>
            </AskFirst>
          ) : (
            <>
              <p>
                {t(need.isPublic ? 'needs.isPublic' : 'needs.isPrivate')}{' '}
                {need.isPublic && <a href={publicHref}>{t('needs.seePublic')}</a>}
              </p>
              {need.isPublic && <p className="muted">{t('needs.hideFirst')}</p>}
              {need.state === 'proposed' ? (
                <p className="muted">{t('needs.agreeFirst')}</p>
              ) : (
                <Button kind="quiet" name="do" value={need.isPublic ? 'hide' : 'look'}>
                  {t(need.isPublic ? 'needs.hide' : 'needs.show')}
                </Button>
              )}
            </>
          )}
        </Form>
      </Section>
    </DeskPage>
  )
}
