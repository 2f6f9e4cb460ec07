import { bookingCodeOf } from '#capabilities/events/booking-code.ts'
import { isComing, listOwnBookings } from '#capabilities/events/list-own-bookings.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { ButtonLink } from '#design/forms/button.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Section } from '#design/layout/section.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { BookingRows } from '#web/bookings/booking-rows.tsx'
import { signedInDesk } from '#web/site/session-gate.ts'
import { SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/my-bookings'

const mostShown = 200

export async function loader({ context }: Route.LoaderArgs) {
  const { services, now } = visitOf({ context })
  const { person } = signedInDesk({ context })
  const asked = { personId: person.id, emails: person.emails, limit: mostShown }
  const bookings = (await listOwnBookings(asked, services)).map((booking) => ({
    ...booking,
    href: `/bookings/${bookingCodeOf(booking.id, services.masterKey)}`,
  }))
  const byDate = bookings.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
  return {
    now,
    coming: byDate.filter((one) => isComing(one, now)),
    past: byDate.filter((one) => !isComing(one, now)).toReversed(),
  }
}

/** Each link opens what it shows: nobody else's browser may keep it. */
export const headers = () => ({ 'cache-control': 'no-store' })

export default function MyBookingsPage({ loaderData: { now, coming, past } }: Route.ComponentProps) {
  const { t } = useTranslation()
  return (
    <SitePage title={t('me.bookings.title')} unlisted>
      <Wrap>
        <div className="page stack stack-l">
          <BackLink href="/me" label={t('common.myBadges')} />
          <PageHead title={t('me.bookings.title')} />
        </div>
        <Section title={t('me.bookings.coming')}>
          <BookingRows title={t('me.bookings.coming')} bookings={coming} now={now}>
            <EmptyState
              title={t('me.bookings.none')}
              icon="calendar"
              action={<ButtonLink href="/">{t('me.noneAction')}</ButtonLink>}
            >
              {t('me.bookings.noneText')}
            </EmptyState>
          </BookingRows>
        </Section>
        {past.length > 0 && (
          <Section title={t('me.bookings.past')}>
            <BookingRows title={t('me.bookings.past')} bookings={past} now={now} />
          </Section>
        )}
      </Wrap>
    </SitePage>
  )
}
