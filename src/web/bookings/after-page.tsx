import { z } from 'zod'
import { type AnswerQuestionsOutcome, answerQuestions } from '#capabilities/events/answer-questions.ts'
import { answeredWithinDays, fewestShown, isAnswerable, longestComment } from '#capabilities/events/answer-rules.ts'
import { readBookingCode } from '#capabilities/events/booking-code.ts'
import { findBooking } from '#capabilities/events/find-booking.ts'
import { comesAgain, learned } from '#capabilities/events/session-answer.ts'
import { listingPath } from '#capabilities/opportunities/opportunity.ts'
import { findPlace } from '#capabilities/places/find-place.ts'
import { Button, ButtonLink } from '#design/forms/button.tsx'
import { RadioGroup } from '#design/forms/choices.tsx'
import { Form } from '#design/forms/form.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { isId } from '#infrastructure/ids.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { says } from '#web/site/fields.ts'
import { type FieldLabels, FormErrorSummary, useFields } from '#web/site/form-fields.tsx'
import { parseForm } from '#web/site/parse-form.ts'
import { SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/after-page'

async function askedBy({ context, params }: Pick<Route.LoaderArgs, 'context' | 'params'>) {
  const visit = visitOf({ context })
  const link = readBookingCode(params.code, visit.services.masterKey)
  const booking = isId(link?.bookingId) ? await findBooking({ bookingId: link.bookingId }, visit.services) : undefined
  if (!booking) throw new Response(null, { status: 404 })
  return { visit, booking }
}

/** Looking changes nothing: mail programs open every link. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { visit, booking } = await askedBy({ context, params })
  const { opportunity, session, state } = booking
  const { title, titleCy, organisationName, placeSlug, slug, audience } = opportunity
  return {
    place: await findPlace({ slug: placeSlug }, visit.services),
    opportunity: { title, titleCy, organisationName, placeSlug, slug, audience },
    isOpen: state === 'booked' && !session.calledOffAt && isAnswerable(session.endsAt, visit.now),
    hasAnswered: booking.hasAnswered,
  }
}

export const headers = () => ({ 'cache-control': 'no-store' })

const schema = z.object({
  comesAgain: z.enum(['', ...comesAgain]).default(''),
  learned: z.enum(['', ...learned]).default(''),
  comment: z.string().max(longestComment, says('forms.tooLong')).default(''),
})

type Refusal = Extract<AnswerQuestionsOutcome, { ok: false }>['refusal']

const refusals: Record<Refusal, MessageKey> = {
  'booking-not-found': 'bookings.after.closed',
  'not-answerable': 'bookings.after.closed',
  'answered-before': 'bookings.after.before',
  'nothing-said': 'bookings.after.nothing',
  'comment-too-long': 'forms.tooLong',
}

interface Answer {
  errors: FormErrors
  typed: Record<string, string>
  isDone?: boolean
}

export async function action({ context, params, request }: Route.ActionArgs): Promise<Answer> {
  const { visit, booking } = await askedBy({ context, params })
  const parsed = parseForm(schema, await request.formData())
  if (!parsed.ok) return parsed
  const { typed, value } = parsed
  const answer = {
    comesAgain: value.comesAgain || null,
    learned: value.learned || null,
    comment: value.comment || null,
  }
  const outcome = await answerQuestions({ bookingId: booking.id, answer }, { ...visit.services, now: visit.now })
  if (outcome.ok) return { errors: {}, typed: {}, isDone: true }
  // Pressed twice: the page says that the answers are there.
  if (outcome.refusal === 'answered-before') return { errors: {}, typed: {} }
  return { errors: { comesAgain: refusals[outcome.refusal] }, typed }
}

const labels: FieldLabels = {
  comesAgain: 'bookings.after.comesAgain',
  learned: 'bookings.after.learned',
  comment: 'bookings.after.comment',
}

/** Three questions after a session. */
export default function AfterPage({ loaderData, actionData }: Route.ComponentProps) {
  const { place, opportunity, isOpen, hasAnswered } = loaderData
  const { t, language } = useTranslation()
  const errors = actionData?.errors ?? {}
  const { field, choice } = useFields({ labels, typed: actionData?.typed ?? {}, errors })
  const name = inLanguage(language, opportunity.title, opportunity.titleCy)
  const state = actionData?.isDone ? 'thanks' : hasAnswered ? 'before' : isOpen ? 'title' : 'closed'
  const title = t(`bookings.after.${state}`)
  const isWrong = Object.keys(errors).length > 0
  return (
    <SitePage title={isWrong ? t('common.errorTitle', { title }) : title} {...(place && { place })} unlisted>
      <Wrap narrow>
        <div className="page stack stack-l">
          {state === 'title' ? (
            <>
              <FormErrorSummary errors={errors} labels={labels} />
              <PageHead
                eyebrow={name}
                title={title}
                lead={t('bookings.after.lead', { organisation: opportunity.organisationName, fewest: fewestShown })}
              />
              <Form>
                <RadioGroup
                  {...choice('comesAgain')}
                  inline
                  options={comesAgain.map((value) => ({ value, label: t(`bookings.after.again.${value}`) }))}
                />
                <RadioGroup
                  {...choice('learned')}
                  inline
                  options={learned.map((value) => ({ value, label: t(`bookings.after.much.${value}`) }))}
                />
                <TextArea
                  {...field('comment')}
                  rows={4}
                  hint={t('bookings.after.commentHint')}
                  optional={t('common.optional')}
                />
                <p>
                  <Button>{t('bookings.after.send')}</Button>
                </p>
              </Form>
            </>
          ) : (
            <>
              <PageHead
                eyebrow={name}
                title={title}
                lead={t(`bookings.after.${state}Text`, { days: answeredWithinDays })}
              />
              <p>
                <ButtonLink kind="quiet" href={listingPath(opportunity)}>
                  {name}
                </ButtonLink>
              </p>
            </>
          )}
        </div>
      </Wrap>
    </SitePage>
  )
}
