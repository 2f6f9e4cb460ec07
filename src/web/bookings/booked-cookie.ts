import { bookingCodeOf, readBookingCode } from '#capabilities/events/booking-code.ts'
import type { Services } from '#infrastructure/services.ts'

const name = 'waymark-booked'
const mostRemembered = 5
const between = '~'

/** The bookings that were made in this browser since it was opened, the latest first. */
export function bookedHere(request: Request, { masterKey }: Pick<Services, 'masterKey'>): string[] {
  const cookies = (request.headers.get('cookie') ?? '').split(/;\s*/)
  const value = cookies.find((one) => one.startsWith(`${name}=`))?.slice(name.length + 1) ?? ''
  return value
    .split(between)
    .slice(0, mostRemembered)
    .flatMap((code) => readBookingCode(code, masterKey)?.bookingId ?? [])
}

/**
 * Remembers a booking until the browser is closed: a form that is sent again from another tab leads to it. To others who type
 * the same name and address nothing is said.
 */
export function bookedCookie(
  bookingIds: readonly string[],
  { masterKey, site }: Pick<Services, 'masterKey' | 'site'>,
): string {
  const codes = bookingIds.slice(0, mostRemembered).map((id) => bookingCodeOf(id, masterKey))
  const secure = site.origin.startsWith('https://') ? '; Secure' : ''
  return `${name}=${codes.join(between)}; Path=/; SameSite=Lax; HttpOnly${secure}`
}
