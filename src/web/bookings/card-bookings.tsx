import { redirect } from 'react-router'
import { readClaimCode } from '#capabilities/awards/claim-code.ts'
import { bookingCodeOf } from '#capabilities/events/booking-code.ts'
import { checkBookingCard } from '#capabilities/events/check-booking-card.ts'
import { isComing, listCardBookings } from '#capabilities/events/list-own-bookings.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { Button, ButtonLink } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { inLanguage } from '#infrastructure/words/languages.ts'
import type { FormErrors, FormProblem, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { type FieldLabels, FormErrorSummary } from '#web/site/form-fields.tsx'
import { SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/card-bookings'
import { refusedAt } from './book-form.ts'
import { BookingRows } from './booking-rows.tsx'
import { CardFields } from './card-fields.tsx'
import { ChangedDate } from './changed-date.tsx'

/** Each answer is for the holder of the PIN. */
export const headers = () => ({ 'cache-control': 'no-store' })

const mostShown = 50

/** Opens what was booked by showing a card: the page of the booking, or a list where there are several. */
export async function action({ context, request }: Route.ActionArgs) {
  const { services, now } = visitOf({ context })
  const form = await request.formData()
  const [cardCode, pin] = [String(form.get('cardCode') ?? '').slice(0, 40), String(form.get('pin') ?? '').slice(0, 20)]
  const refused = (field: string, problem: MessageKey | FormProblem) => {
    const errors: FormErrors = { [field]: problem }
    return { errors, typed: { cardCode }, found: undefined, now }
  }
  const code = readClaimCode(cardCode)
  if (!code) return refused('cardCode', 'bookings.card.unknown')
  if (!pin.trim()) return refused('pin', 'bookings.card.pinToo')
  const checked = await checkBookingCard({ code, pin }, { ...services, now })
  if (!checked.ok) {
    const { field, message } = refusedAt[checked.refusal]
    return refused(field, { message, figures: { minutes: 'waitMinutes' in checked ? checked.waitMinutes : 0 } })
  }
  const bookings = await listCardBookings({ awardId: checked.awardId, limit: mostShown }, services)
  const found = bookings
    .map((one) => ({ ...one, href: `/bookings/${bookingCodeOf(one.id, services.masterKey)}` }))
    .toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
  // What changed is read first, a date that was called off too.
  const open = found.filter((one) => isComing(one, now) || (one.change && one.endsAt > now))
  const [only] = open
  if (only && open.length === 1) return redirect(only.href)
  return { errors: {}, typed: { cardCode }, found, now }
}

const labels: FieldLabels = { cardCode: 'bookings.card.code', pin: 'claim.card.pin' }

export default function CardBookingsPage({ actionData }: Route.ComponentProps) {
  const { t, language } = useTranslation()
  const errors: FormErrors = actionData?.errors ?? {}
  const { found, now } = actionData ?? {}
  const isWrong = Object.keys(errors).length > 0
  const title = t('bookings.card.find')
  return (
    <SitePage title={isWrong ? t('common.errorTitle', { title }) : title} current="learn" unlisted>
      <Wrap narrow>
        <div className="page stack stack-l">
          <FormErrorSummary errors={errors} labels={labels} />
          <PageHead title={title} lead={found ? undefined : t('bookings.card.findLead')} />
          {found && now ? (
            <>
              {found.map(
                (one) =>
                  one.change &&
                  one.endsAt > now && (
                    <ChangedDate
                      key={one.id}
                      change={one.change}
                      date={one}
                      now={now}
                      of={{ name: inLanguage(language, one.title, one.titleCy), href: one.href }}
                    />
                  ),
              )}
              <BookingRows title={title} bookings={found} now={now}>
                <EmptyState title={t('bookings.card.noneFound')} level={2} icon="calendar">
                  {t('bookings.card.noneFoundText')}
                </EmptyState>
              </BookingRows>
              <p>
                <ButtonLink kind="quiet" href="/bookings">
                  {t('bookings.card.another')}
                </ButtonLink>
              </p>
            </>
          ) : (
            <Form>
              <CardFields labels={labels} typed={actionData?.typed ?? {}} errors={errors} />
              <Button>{t('bookings.card.open')}</Button>
            </Form>
          )}
        </div>
      </Wrap>
    </SitePage>
  )
}
