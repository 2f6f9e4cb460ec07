import type { TFunction } from 'i18next'
import { redirect } from 'react-router'
import { z } from 'zod'
import { type AnswerIntroductionOutcome, answerIntroduction } from '#capabilities/introductions/answer-introduction.ts'
import { findIntroduction } from '#capabilities/introductions/find-introduction.ts'
import { declineReasons } from '#capabilities/introductions/introduction.ts'
import { answerRefusalOf, longestAnswer } from '#capabilities/introductions/introduction-rules.ts'
import type { PublicIntroduction } from '#capabilities/introductions/public-introduction.ts'
import { Notice } from '#design/cards/notice.tsx'
import { AskFirst } from '#design/forms/ask-first.tsx'
import { Button } from '#design/forms/button.tsx'
import { RadioGroup } from '#design/forms/choices.tsx'
import { Form } from '#design/forms/form.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { Section } from '#design/layout/section.tsx'
import { SummaryList } from '#design/tables/summary-list.tsx'
import { isId } from '#infrastructure/ids.ts'
import { longDate } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { lookThenDo } from '#web/calls/look-then-do.ts'
import { ManageConsole } from '#web/desks/manage-console.tsx'
import { CollectionView } from '#web/portfolio/collection-view.tsx'
import { isFollowedInBrowser } from '#web/reach/mail-link.ts'
import { says } from '#web/site/fields.ts'
import { type FieldLabels, FormErrorSummary, useFields } from '#web/site/form-fields.tsx'
import { noSuchPage } from '#web/site/no-such-page.ts'
import { Paragraphs } from '#web/site/paragraphs.tsx'
import { managerDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-introduction'
import { IntroductionWords } from './introduction-words.tsx'

export const headers = () => ({ 'cache-control': 'no-store' })

async function introductionOnDesk({ context, params, request }: Route.LoaderArgs) {
  const { services, queue, now, language } = visitOf({ context })
  const { organisation, manager } = managerDesk({ context })
  const asked = { organisationId: organisation.id, isRead: isFollowedInBrowser(request) }
  const read = isId(params.id)
    ? await findIntroduction({ id: params.id, ...asked }, { ...services, now, language })
    : undefined
  if (!read) throw new Response(null, { status: 404 })
  return { ...read, organisation, powers: { ...services, queue, manager, now } }
}

export async function loader(args: Route.LoaderArgs) {
  const { introduction, shown, organisation } = await introductionOnDesk(args)
  return { introduction, shown, organisation, saved: new URL(args.request.url).searchParams.has('saved') }
}

/** What is chosen first: of the reason only who declines is asked. */
const verdicts = ['accept', ...declineReasons] as const

const schema = z.object({
  verdict: z.enum(verdicts, { error: says('forms.choose') }),
  answer: z.string().max(longestAnswer, says('forms.tooLong')).default(''),
})

const labels: FieldLabels<keyof typeof schema.shape> = {
  verdict: 'introductions.desk.verdict',
  answer: 'introductions.desk.answer',
}

const contentOf = ({ verdict, answer }: z.infer<typeof schema>) => ({
  ...{ accepts: verdict === 'accept', answer },
  reason: verdict === 'accept' ? null : verdict,
})

type Refusal = Exclude<Extract<AnswerIntroductionOutcome, { ok: false }>['refusal'], 'not-here'>

const refused: Record<Refusal, { field?: keyof typeof schema.shape; message: MessageKey }> = {
  'answer-is-missing': { field: 'answer', message: 'introductions.refused.answer-is-missing' },
  'reason-is-missing': { field: 'verdict', message: 'forms.choose' },
  'too-long': { field: 'answer', message: 'forms.tooLong' },
  'answered-already': { message: 'introductions.refused.answered-already' },
}

const errorsOf = (refusal: Refusal): FormErrors => {
  const { field, message } = refused[refusal]
  return field ? { [field]: message } : {}
}

interface Answer {
  typed: Record<string, string>
  errors: FormErrors
  asks?: boolean
  notice?: MessageKey
}

export async function action(args: Route.ActionArgs): Promise<Response | Answer> {
  const { introduction, organisation, powers } = await introductionOnDesk(args)
  const read = lookThenDo(await args.request.formData(), {
    ...{ schema, act: 'answer' },
    wrongIn: (value) => {
      const refusal = answerRefusalOf(contentOf(value))
      return refusal && errorsOf(refusal)
    },
  })
  if (!read.ok) return read.answer
  const outcome = await answerIntroduction({ introductionId: introduction.id, ...contentOf(read.value) }, powers)
  if (outcome.ok) return redirect(`/organisations/${organisation.slug}/manage/introductions/${introduction.id}?saved`)
  const { refusal } = outcome
  if (refusal === 'not-here') throw noSuchPage(refusal)
  const { field, message } = refused[refusal]
  return { typed: read.typed, errors: errorsOf(refusal), ...(!field && { notice: message }) }
}

/** One introduction, as the employer reads it that it was sent to, to answer once. */
export default function DeskIntroductionPage({ loaderData, actionData }: Route.ComponentProps) {
  const { organisation, introduction, shown, saved } = loaderData
  const { t, language } = useTranslation()
  const { name, said, vacancyId, vacancyTitle, vacancyTitleCy, placeSlug, endsAt, answeredAt } = introduction
  const title = name ?? t('asks.noName')
  const errors = actionData?.errors ?? {}
  const isWrong = Object.keys(errors).length > 0 || actionData?.notice !== undefined
  return (
    <ManageConsole organisation={organisation} title={isWrong ? t('common.errorTitle', { title }) : title} isManager>
      <BackLink
        href={`/organisations/${organisation.slug}/manage/introductions`}
        label={t('introductions.desk.title')}
      />
      <FormErrorSummary errors={errors} labels={labels} />
      {actionData?.notice && <Notice tone="bad" title={t(actionData.notice)} live />}
      {saved && !actionData && <Notice tone="good" title={t('introductions.desk.answered')} live />}
      {actionData?.asks && <SendAsk typed={actionData.typed} />}
      <CollectionView
        collection={shown}
        asked={
          <>
            <IntroductionWords said={said} title={t('introductions.desk.theirWords')} />
            {vacancyTitle && (
              <p>
                {`${t('introductions.desk.about')}: `}
                <a href={`/${placeSlug}/vacancies/${vacancyId}`}>
                  {inLanguage(language, vacancyTitle, vacancyTitleCy)}
                </a>
              </p>
            )}
          </>
        }
      />
      {answeredAt ? (
        <GivenAnswer introduction={introduction} />
      ) : (
        !actionData?.asks && (
          <Section title={t('introductions.desk.answerTitle')}>
            <AnswerForm typed={actionData?.typed ?? {}} errors={errors} />
          </Section>
        )
      )}
      <p className="muted">{t('introductions.desk.gone', { date: longDate(language, endsAt) })}</p>
    </ManageConsole>
  )
}

function GivenAnswer({
  introduction: { state, reason, answer, address, answeredAt },
}: {
  introduction: PublicIntroduction
}) {
  const { t, language } = useTranslation()
  return (
    <Section title={t('introductions.desk.answerGiven')}>
      <SummaryList
        lines
        rows={[
          { term: t('introductions.desk.verdict'), detail: t(`introductions.desk.state.${state}`) },
          ...(reason ? [{ term: t('introductions.desk.why'), detail: t(`introductions.reason.${reason}`) }] : []),
          ...(answer ? [{ term: t('introductions.desk.answer'), detail: <Paragraphs text={answer} /> }] : []),
          ...(state === 'accepted'
            ? [
                {
                  term: t('introductions.desk.address'),
                  detail: address ? <a href={`mailto:${address}`}>{address}</a> : t('introductions.desk.noAddress'),
                },
              ]
            : []),
          ...(answeredAt ? [{ term: t('introductions.desk.when'), detail: longDate(language, answeredAt) }] : []),
        ]}
      />
    </Section>
  )
}

const saysWhat = (t: TFunction, verdict: (typeof verdicts)[number]) =>
  verdict === 'accept'
    ? t('introductions.desk.accept')
    : t('introductions.desk.decline', { reason: t(`introductions.reason.${verdict}`) })

/** The answer as its reader gets it, above all else: then it is sent, or written on. */
function SendAsk({ typed }: { typed: Record<string, string> }) {
  const { t } = useTranslation()
  const verdict = verdicts.find((one) => one === typed.verdict)
  if (!verdict) return null
  return (
    <Form>
      <AskFirst
        question={t('introductions.desk.sendAsk')}
        yes={{ value: 'answer', label: t('introductions.desk.send') }}
        no={{ keepsTyped: true, label: t('asks.answer.change') }}
      >
        <p>
          <strong>{saysWhat(t, verdict)}</strong>
        </p>
        {typed.answer && <Paragraphs text={typed.answer} />}
        <p>{t('introductions.desk.once')}</p>
        <input type="hidden" name="verdict" value={verdict} />
        <input type="hidden" name="answer" value={typed.answer ?? ''} />
      </AskFirst>
    </Form>
  )
}

function AnswerForm({ typed, errors }: { typed: Record<string, string>; errors: FormErrors }) {
  const { t } = useTranslation()
  const { field, choice } = useFields({ labels, typed, errors })
  return (
    <Form>
      <RadioGroup
        {...choice('verdict')}
        value={typed.verdict ?? ''}
        options={verdicts.map((value) => ({ value, label: saysWhat(t, value) }))}
      />
      <TextArea {...field('answer')} hint={t('introductions.desk.answerHint')} rows={4} maxLength={longestAnswer} />
      <Button name="do" value="look">
        {t('introductions.desk.look')}
      </Button>
    </Form>
  )
}
