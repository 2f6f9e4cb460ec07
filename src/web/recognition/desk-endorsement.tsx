import { redirect } from 'react-router'
import type { EndorsementOnDesk } from '#capabilities/recognition/endorsement.ts'
import { longestComment } from '#capabilities/recognition/endorsement-rules.ts'
import { findEndorsement } from '#capabilities/recognition/find-endorsement.ts'
import { type GiveEndorsementOutcome, giveEndorsement } from '#capabilities/recognition/give-endorsement.ts'
import { publicEndorsement } from '#capabilities/recognition/public-endorsement.ts'
import {
  declineEndorsement,
  type EndEndorsementOutcome,
  withdrawEndorsement,
} from '#capabilities/recognition/withdraw-endorsement.ts'
import { Notice } from '#design/cards/notice.tsx'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { AskFirst } from '#design/forms/ask-first.tsx'
import { Button, ButtonGroup } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Section } from '#design/layout/section.tsx'
import { isId } from '#infrastructure/ids.ts'
import { longDate } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { ManageConsole } from '#web/desks/manage-console.tsx'
import { type FieldLabels, FormErrorSummary, useFields } from '#web/site/form-fields.tsx'
import { managerDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-endorsement'
import { EndorsedThingView, readEndorsed } from './endorsed-thing.tsx'
import { endorsementTones, stateOf } from './endorsement-tones.ts'
import { RecognisedBy } from './recognised-by.tsx'

async function endorsementOnDesk({ context, params }: Pick<Route.LoaderArgs, 'context' | 'params'>) {
  const { database } = visitOf({ context }).services
  const { organisation, manager } = managerDesk({ context })
  const endorsement = isId(params.id) ? await findEndorsement({ id: params.id }, { database }) : undefined
  if (endorsement?.organisationId !== organisation.id) throw new Response(null, { status: 404 })
  return { endorsement, organisation, manager, database }
}

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { endorsement, organisation, database } = await endorsementOnDesk({ context, params })
  const { now } = visitOf({ context })
  const thing = await readEndorsed(endorsement, { database, now })
  if (!thing) throw new Response(null, { status: 404 })
  return {
    organisation,
    endorsement,
    thing,
    given: isGiven(endorsement) ? [publicEndorsement(endorsement)] : [],
    now,
    saved: new URL(request.url).searchParams.has('saved'),
  }
}

const isGiven = (one: EndorsementOnDesk): one is EndorsementOnDesk & { answeredAt: Date } =>
  one.state === 'given' && one.answeredAt !== null

type Refusal = Extract<GiveEndorsementOutcome | EndEndorsementOutcome, { ok: false }>['refusal']

const refused: Record<Refusal, MessageKey> = {
  'comment-is-missing': 'recognition.refused.comment-is-missing',
  'comment-is-too-long': 'recognition.refused.comment-is-too-long',
  'not-asked': 'recognition.refused.not-asked',
  'not-given': 'recognition.refused.not-given',
  'changed-meanwhile': 'recognition.refused.changed-meanwhile',
  'subject-not-found': 'recognition.refused.not-asked',
  'subject-is-not-public': 'recognition.refused.subject-is-not-public',
  'endorser-not-approved': 'recognition.refused.you-not-approved',
  'endorser-is-the-owner': 'recognition.refused.endorser-is-the-owner',
  'endorser-gives-it-too': 'recognition.refused.you-give-it',
  'already-endorsed': 'recognition.refused.already-endorsed',
}

interface Answer {
  errors: FormErrors
  typed: { comment: string; commentCy: string }
  notice?: MessageKey
  asks?: 'give' | 'withdraw'
}

export async function action({ context, params, request }: Route.ActionArgs): Promise<Response | Answer> {
  const { services, queue, now } = visitOf({ context })
  const { endorsement, manager } = await endorsementOnDesk({ context, params })
  const powers = { ...services, queue, manager, now }
  const form = await request.formData()
  const text = { comment: String(form.get('comment') ?? ''), commentCy: String(form.get('commentCy') ?? '') }
  const { id: endorsementId } = endorsement
  const answer = (outcome: GiveEndorsementOutcome | EndEndorsementOutcome): Response | Answer => {
    if (outcome.ok) return redirect(`/organisations/${params.slug}/manage/recognition/${endorsementId}?saved`)
    const message = refused[outcome.refusal]
    return outcome.refusal.startsWith('comment-')
      ? { errors: { comment: message }, typed: text }
      : { errors: {}, typed: text, notice: message }
  }
  switch (form.get('do')) {
    case 'look': {
      const said = [text.comment, text.commentCy].map((one) => one.trim().length)
      if (said.every((length) => length === 0)) return answer({ ok: false, refusal: 'comment-is-missing' })
      if (Math.max(...said) > longestComment) return answer({ ok: false, refusal: 'comment-is-too-long' })
      return { errors: {}, typed: text, asks: 'give' }
    }
    case 'change':
      return { errors: {}, typed: text }
    case 'give':
      return answer(await giveEndorsement({ endorsementId, text, basedOn: String(form.get('basedOn') ?? '') }, powers))
    case 'decline':
      return answer(await declineEndorsement({ endorsementId }, powers))
    case 'withdraw':
      return { errors: {}, typed: text, asks: 'withdraw' }
    case 'withdraw-yes':
      return answer(await withdrawEndorsement({ endorsementId }, powers))
    default:
      throw new Response(null, { status: 400 })
  }
}

const labels: FieldLabels<'comment' | 'commentCy'> = {
  comment: 'recognition.comment',
  commentCy: 'recognition.commentCy',
}

/** One question to endorse something: what it says, what we say of it, how that will stand there, and the signature. */
export default function EndorsementPage({ loaderData, actionData }: Route.ComponentProps) {
  const { organisation, endorsement, thing, saved } = loaderData
  const { t, language } = useTranslation()
  const name = inLanguage(language, endorsement.name, endorsement.nameCy)
  const errors = actionData?.errors ?? {}
  const typed = actionData?.typed ?? { comment: '', commentCy: '' }
  const here = `/organisations/${organisation.slug}/manage/recognition`
  const state = stateOf(endorsement)
  const isWrong = Object.keys(errors).length > 0 || actionData?.notice !== undefined
  return (
    <ManageConsole
      organisation={organisation}
      title={isWrong ? t('common.errorTitle', { title: name }) : name}
      isManager
    >
      <BackLink href={here} label={t('recognition.desk.title')} />
      <FormErrorSummary errors={errors} labels={labels} />
      {actionData?.notice && <Notice tone="bad" title={t(actionData.notice)} live />}
      {saved && !actionData && <Notice tone="good" title={t('common.saved')} live />}
      <PageHead
        eyebrow={t(`recognition.of.${endorsement.kind}`, { owner: endorsement.ownerName })}
        title={name}
        lead={<StatusTag tone={endorsementTones[state]}>{t(`recognition.state.${state}`)}</StatusTag>}
      />
      {endorsement.state === 'asked' && (
        <p>{t(`recognition.askedFor.${endorsement.askedFor}`, { owner: endorsement.ownerName })}</p>
      )}
      {state === 'stale' && (
        <Notice tone="warn" title={t('recognition.staleTitle')}>
          {t('recognition.staleText')}
        </Notice>
      )}
      <EndorsedThingView thing={thing} at={endorsement} />
      {endorsement.state === 'asked' &&
        (actionData?.asks === 'give' ? (
          <Form>
            <Notice tone="warn" title={t('recognition.signAsk', { organisation: organisation.name })} live>
              <p>{t('recognition.signText')}</p>
              <Preview language="en" text={typed.comment} />
              <Preview language="cy" text={typed.commentCy} />
              <p className="small">{`${organisation.name}, ${longDate(language, loaderData.now)}`}</p>
              {(['comment', 'commentCy'] as const).map((field) => (
                <input key={field} type="hidden" name={field} value={typed[field]} />
              ))}
              <input type="hidden" name="basedOn" value={thing.basedOn} />
              <ButtonGroup>
                <Button name="do" value="give">
                  {t('recognition.sign')}
                </Button>
                <Button kind="quiet" name="do" value="change">
                  {t('recognition.change')}
                </Button>
              </ButtonGroup>
            </Notice>
          </Form>
        ) : (
          <Say typed={typed} errors={errors} />
        ))}
      {endorsement.state === 'given' && (
        <>
          <RecognisedBy endorsements={loaderData.given} />
          <Form>
            {actionData?.asks === 'withdraw' ? (
              <AskFirst
                question={t('recognition.withdrawAsk')}
                yes={{ value: 'withdraw-yes', label: t('recognition.withdraw'), danger: true }}
                no={{ label: t('common.cancel') }}
              >
                <p>{t('recognition.withdrawText')}</p>
              </AskFirst>
            ) : (
              <Button kind="plain" name="do" value="withdraw">
                {t('recognition.withdraw')}
              </Button>
            )}
          </Form>
        </>
      )}
    </ManageConsole>
  )
}

function Preview({ language, text }: { language: 'en' | 'cy'; text: string }) {
  return text.trim() === '' ? null : (
    <blockquote className="said" lang={language}>
      <p>{text.trim()}</p>
    </blockquote>
  )
}

function Say({ typed, errors }: { typed: Answer['typed']; errors: FormErrors }) {
  const { t } = useTranslation()
  const { field } = useFields({ labels, typed, errors })
  return (
    <Section title={t('recognition.say')}>
      <Form>
        <p className="muted">{t('recognition.sayText')}</p>
        <TextArea {...field('comment')} rows={4} maxLength={longestComment} hint={t('recognition.commentHint')} />
        <TextArea {...field('commentCy')} rows={4} maxLength={longestComment} optional={t('common.optional')} />
        <ButtonGroup>
          <Button name="do" value="look">
            {t('recognition.look')}
          </Button>
          <Button kind="quiet" name="do" value="decline">
            {t('recognition.decline')}
          </Button>
        </ButtonGroup>
      </Form>
    </Section>
  )
}
