import { bookingClientOf } from '#capabilities/events/booking-code.ts'
import { clientAddressHeader, networkOf } from '#infrastructure/client-address.ts'
import type { MasterKey } from '#infrastructure/keys/master-key.ts'

/** From where a form came, as a keyed hash: enough to count, nothing to know. */
export function clientKeyOf(request: Request, masterKey: MasterKey): string {
  return bookingClientOf(networkOf(request.headers.get(clientAddressHeader) ?? ''), masterKey)
}
