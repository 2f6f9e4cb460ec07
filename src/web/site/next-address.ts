/** Where to go on afterwards: only ever a page of this site, whatever the address said. */
export function nextAddress(wanted: unknown, otherwise = '/me'): string {
  const here = 'https://here.invalid'
  if (typeof wanted !== 'string' || !wanted.startsWith('/') || !URL.canParse(wanted, here)) return otherwise
  const url = new URL(wanted, here)
  // Dots are resolved by now: what begins with two slashes then would lead to another site.
  const isOurs = url.origin === here && !url.pathname.startsWith('//')
  return isOurs ? url.pathname + url.search : otherwise
}
