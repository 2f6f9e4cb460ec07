import encodeQr from 'qr'
import { redirect } from 'react-router'
import { isAnswerable } from '#capabilities/events/answer-rules.ts'
import { bookingCodeOf, readBookingCode } from '#capabilities/events/booking-code.ts'
import { referenceOf } from '#capabilities/events/booking-rules.ts'
import { type CancelBookingOutcome, cancelBooking } from '#capabilities/events/cancel-booking.ts'
import { type ConfirmBookingOutcome, confirmBooking } from '#capabilities/events/confirm-booking.ts'
import { findBooking } from '#capabilities/events/find-booking.ts'
import { type NoteChangeToldOutcome, noteChangeTold } from '#capabilities/events/note-change-told.ts'
import { listingPath } from '#capabilities/opportunities/opportunity.ts'
import { findPlace } from '#capabilities/places/find-place.ts'
import { Notice } from '#design/cards/notice.tsx'
import { AskFirst } from '#design/forms/ask-first.tsx'
import { Button, ButtonGroup, ButtonLink } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { SummaryList } from '#design/tables/summary-list.tsx'
import { isId } from '#infrastructure/ids.ts'
import { dayAndTime, sessionTime } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import type { MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/booking-page'
import { BookedAlready } from './booked-already.tsx'
import { ChangedDate } from './changed-date.tsx'

/** The booking that an address of this kind opens; 404 for any other. */
async function bookingAt({ context, params }: Pick<Route.LoaderArgs, 'context' | 'params'>) {
  const visit = visitOf({ context })
  const link = readBookingCode(params.code, visit.services.masterKey)
  const booking = isId(link?.bookingId) ? await findBooking({ bookingId: link.bookingId }, visit.services) : undefined
  if (!link || !booking) throw new Response(null, { status: 404 })
  return { visit, link, booking }
}

/** Looking changes nothing: mail programs open every link. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { visit, link, booking } = await bookingAt({ context, params })
  const { services, now } = visit
  const { opportunity, session } = booking
  const { startsAt, endsAt } = session
  const desk = `${services.site.origin}/organisations/${opportunity.organisationSlug}/manage/bookings`
  return {
    place: await findPlace({ slug: opportunity.placeSlug }, services),
    code: params.code,
    isProof: link.isProof || booking.provenAt !== null,
    now,
    isOver: startsAt <= now,
    isAsked: booking.state === 'booked' && !booking.hasAnswered && isAnswerable(endsAt, now),
    isOff: session.calledOffAt !== null || session.toldStatus === 'cancelled',
    booking: {
      ...{
        state: booking.state,
        channel: booking.channel,
        email: booking.email,
        phone: booking.phone,
        until: booking.until,
        startsAt,
        endsAt,
      },
      ...{
        ahead: booking.ahead,
        isProven: booking.provenAt !== null,
        isByCard: booking.cardAwardId !== null,
        change: booking.change,
        reference: referenceOf(booking.id),
      },
      people: booking.people.map(({ name }) => name),
      needs: booking.needs,
    },
    opportunity,
    // For the door: who works there sees the session with this booking.
    qr: `data:image/svg+xml,${encodeURIComponent(
      encodeQr(`${desk}/${session.opportunityId}/${startsAt.toISOString()}?q=${referenceOf(booking.id)}`, 'svg', {
        ecc: 'medium',
        border: 1,
      }),
    )}`,
  }
}

export const headers = () => ({ 'cache-control': 'no-store' })

type Refused = Exclude<
  Extract<ConfirmBookingOutcome | CancelBookingOutcome | NoteChangeToldOutcome, { ok: false }>['refusal'],
  'booked-already'
>

const refusals: Record<Refused, MessageKey> = {
  'booking-not-found': 'bookings.refused.over',
  'mail-is-not-proven': 'bookings.refused.byMail',
  'seat-is-free-again': 'bookings.refused.late',
  'booking-has-ended': 'bookings.refused.over',
  'session-is-off': 'bookings.refused.gone',
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const { visit, link, booking } = await bookingAt({ context, params })
  const { bookingId } = link
  const powers = { ...visit.services, now: visit.now }
  const here = `/bookings/${params.code}`
  const answer = (outcome: { ok: true } | { ok: false; refusal: Refused }) =>
    outcome.ok ? redirect(here) : { refusal: refusals[outcome.refusal], asks: false, earlier: undefined }
  const verb = (await request.formData()).get('do')
  switch (verb) {
    case 'confirm':
    case 'confirm-second': {
      const isSecond = verb === 'confirm-second'
      const outcome = await confirmBooking({ bookingId, isProof: link.isProof, isSecond }, powers)
      if (outcome.ok || outcome.refusal !== 'booked-already') return answer(outcome)
      const earlier = `/bookings/${bookingCodeOf(outcome.bookingId, visit.services.masterKey)}`
      return { refusal: undefined, asks: false, earlier }
    }
    case 'change-read': {
      const outcome = await noteChangeTold({ bookingId, issuer: undefined }, powers)
      return answer(outcome)
    }
    case 'cancel':
      return { refusal: undefined, asks: booking.endedAt === null, earlier: undefined }
    case 'cancel-yes':
      return answer(await cancelBooking({ bookingId }, powers))
    default:
      throw new Response(null, { status: 400 })
  }
}

const heads = {
  held: 'bookings.state.held',
  asked: 'bookings.state.asked',
  booked: 'bookings.state.booked',
  waiting: 'bookings.state.waiting',
  offered: 'bookings.state.offered',
  lapsed: 'bookings.state.lapsed',
  cancelled: 'bookings.state.cancelled',
  removed: 'bookings.state.removed',
} as const satisfies Record<string, MessageKey>

const phoneStates = ['held', 'asked', 'waiting', 'lapsed'] as const
const isPhoneState = (state: string): state is (typeof phoneStates)[number] =>
  (phoneStates as readonly string[]).includes(state)

/** Who booked by card reads here what others are told by mail. */
const cardStates = ['waiting', 'offered'] as const
const isCardState = (state: string): state is (typeof cardStates)[number] =>
  (cardStates as readonly string[]).includes(state)

export default function BookingPage({ loaderData, actionData }: Route.ComponentProps) {
  const { place, code, booking, opportunity, isProof, isOff, isOver, isAsked, now, qr } = loaderData
  const { t, language } = useTranslation()
  const { state } = booking
  const name = inLanguage(language, opportunity.title, opportunity.titleCy)
  // Without an address it is the organiser who confirms.
  const isByPhone = booking.email === null && !booking.isProven
  const head = state === 'booked' && isOver && !isOff ? 'bookings.state.over' : heads[state]
  const title = t(head)
  const { isByCard } = booking
  const isLive = !isOff && !isOver && state !== 'lapsed' && state !== 'cancelled' && state !== 'removed'
  const isUnproven = state === 'waiting' && !booking.isProven
  const mustConfirm =
    isLive && !isByPhone && (state === 'held' || state === 'asked' || state === 'offered' || isUnproven)
  const until = booking.until ? dayAndTime(language, booking.until, now) : ''
  const where = [opportunity.address, opportunity.neighbourhoodName].filter(Boolean).join(', ')
  const listing = listingPath(opportunity)
  return (
    <SitePage title={title} {...(place && { place })} current="learn" unlisted>
      <Wrap narrow>
        <div className="page stack stack-l">
          {actionData?.refusal && <Notice tone="bad" title={t(actionData.refusal)} live />}
          {booking.change && <ChangedDate change={booking.change} date={booking} now={now} />}
          <PageHead
            eyebrow={name}
            title={title}
            lead={
              isByPhone && isPhoneState(state)
                ? t(`bookings.byPhone.${state}`, {
                    phone: booking.phone,
                    until,
                    organisation: opportunity.organisationName,
                  })
                : t(isByCard && isCardState(state) ? `bookings.card.${state}` : `${head}Text`, {
                    email: booking.email,
                    until,
                    count: booking.ahead + 1,
                  })
            }
          />
          {isByCard && isLive && (
            <Notice tone="info" title={t('bookings.card.backTitle')}>
              <p>{t('bookings.card.backText', { organisation: opportunity.organisationName })}</p>
              <a href="/bookings">{t('bookings.card.find')}</a>
            </Notice>
          )}
          {isOff && !booking.change && <Notice tone="warn" title={t('bookings.off')} />}
          {actionData?.asks && (
            <Form>
              <AskFirst
                question={t('bookings.cancelAsk')}
                yes={{ value: 'cancel-yes', label: t('bookings.cancelYes'), danger: true }}
                no={{ href: `/bookings/${code}`, label: t('bookings.cancelNo') }}
              >
                <p>{t('bookings.cancelText')}</p>
              </AskFirst>
            </Form>
          )}
          {actionData?.earlier && (
            <Form>
              <BookedAlready earlier={actionData.earlier} again="confirm-second" />
            </Form>
          )}
          {isByPhone && opportunity.contactPhone && isPhoneState(state) && !isOver && (
            <Notice tone="info" title={t('bookings.byPhone.ring', { phone: opportunity.contactPhone })} />
          )}
          {mustConfirm && !isProof && <Notice tone="info" title={t('bookings.openMail', { email: booking.email })} />}
          {mustConfirm && isProof && !actionData?.asks && !actionData?.earlier && (
            <Form>
              <Button name="do" value="confirm">
                {t(state === 'waiting' ? 'bookings.confirmWaiting' : 'bookings.confirm')}
              </Button>
            </Form>
          )}
          <SummaryList
            lines
            rows={[
              { term: t('opportunities.when'), detail: sessionTime(language, booking, now) },
              {
                term: t('opportunities.where'),
                detail: booking.channel === 'online' ? t('bookings.channel.online') : where,
              },
              ...(opportunity.meets
                ? [
                    {
                      term: t('bookings.who'),
                      detail: t('opportunities.meets', {
                        who: inLanguage(language, opportunity.meets, opportunity.meetsCy),
                      }),
                    },
                  ]
                : []),
              { term: t('bookings.people'), detail: booking.people.join(', ') },
              ...(booking.needs ? [{ term: t('bookings.needs'), detail: booking.needs }] : []),
              { term: t('bookings.reference'), detail: <strong>{booking.reference}</strong> },
            ]}
          />
          {state === 'booked' && isLive && (
            <section className="card claim-card">
              <p>{t('bookings.atTheDoor')}</p>
              <img className="claim-qr" src={qr} alt={t('bookings.qr')} />
            </section>
          )}
          <ButtonGroup>
            {state === 'booked' && isLive && (
              <ButtonLink kind="quiet" icon="calendar" href={`/bookings/${code}/calendar.ics`}>
                {t('bookings.calendar')}
              </ButtonLink>
            )}
            {isAsked && !isOff && (
              <ButtonLink href={`/bookings/${code}/afterwards`}>{t('bookings.after.open')}</ButtonLink>
            )}
            <ButtonLink kind="quiet" href={isLive ? listing : `${listing}/book`}>
              {isLive ? name : t('bookings.again')}
            </ButtonLink>
          </ButtonGroup>
          {isLive && !actionData?.asks && (
            <Form>
              <Button kind="plain" name="do" value="cancel">
                {t(state === 'booked' || state === 'held' ? 'bookings.cancel' : 'bookings.leave')}
              </Button>
            </Form>
          )}
        </div>
      </Wrap>
    </SitePage>
  )
}
