/** Set by our own server from the connection, never taken from a stranger. */
export const clientAddressHeader = 'x-waymark-client'

/** One customer has a whole /64 of IPv6: all of its addresses count as one. */
export function networkOf(address: string): string {
  if (!address.includes(':') || address.includes('.')) return address
  const [before = '', after] = address.split('::')
  const front = before ? before.split(':') : []
  const back = after ? after.split(':') : []
  const zeros = after === undefined ? [] : Array<string>(Math.max(0, 8 - front.length - back.length)).fill('0')
  return [...front, ...zeros, ...back].slice(0, 4).join(':')
}
