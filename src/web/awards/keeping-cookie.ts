import type { Site } from '#infrastructure/services.ts'

const name = 'waymark-keeping'
const lifeSeconds = 60 * 60

/**
 * Remembers that "Keep this badge" was pressed while the visitor signs in and states an age band.
 * Only our own form sets it, so a link from elsewhere can never put a badge into an account.
 */
export function keepingCookie(badge: string, site: Pick<Site, 'origin'>): string {
  return cookie(encodeURIComponent(badge), { site, maxAge: lifeSeconds })
}

export function forgetKeeping(site: Pick<Site, 'origin'>): string {
  return cookie('', { site, maxAge: 0 })
}

/** Whether it was pressed for this badge: by the code that stands for it, or by the id of its award. */
export function pressedKeep(request: Request, badge: string): boolean {
  const cookies = (request.headers.get('cookie') ?? '').split(/;\s*/)
  return cookies.includes(`${name}=${encodeURIComponent(badge)}`)
}

/** Remembers the same for a badge that was kept with its card and is joined to an account: with the PIN that proves it. */
export function joiningCookie({ code, pin }: { code: string; pin: string }, site: Pick<Site, 'origin'>): string {
  return keepingCookie(`${code} ${pin}`, site)
}

/** The PIN with which this card is to be joined. It comes from the browser: it is to be checked again. */
export function pinOfJoining(request: Request, code: string): string | undefined {
  const begin = `${name}=${encodeURIComponent(`${code} `)}`
  const cookies = (request.headers.get('cookie') ?? '').split(/;\s*/)
  return cookies.find((one) => one.startsWith(begin))?.slice(begin.length)
}

function cookie(value: string, { site, maxAge }: { site: Pick<Site, 'origin'>; maxAge: number }): string {
  const secure = site.origin.startsWith('https://') ? '; Secure' : ''
  return `${name}=${value}; Path=/; Max-Age=${maxAge}; SameSite=Lax; HttpOnly${secure}`
}
