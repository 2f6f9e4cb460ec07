import { isId } from '#infrastructure/ids.ts'
import type { Site } from '#infrastructure/services.ts'

const name = 'waymark-opened'
const lifeSeconds = 60 * 60

interface Opened {
  awardId: string
  mailId: string
}

/**
 * Remembers for an hour by which mail the visitor came to an award, so that the address they go on with, and may pass on,
 * does not say so. Sent to the pages of this award alone.
 */
export function openedCookie({ awardId, mailId }: Opened, site: Pick<Site, 'origin'>): string {
  const secure = site.origin.startsWith('https://') ? '; Secure' : ''
  return `${name}=${mailId}; Path=/awards/${awardId}; Max-Age=${lifeSeconds}; SameSite=Lax; HttpOnly${secure}`
}

/** The mail by which the visitor came. It comes from the browser: it is to be checked again. */
export function openedMail(request: Request): string | undefined {
  const cookies = (request.headers.get('cookie') ?? '').split(/;\s*/)
  const mailId = cookies.find((one) => one.startsWith(`${name}=`))?.slice(name.length + 1)
  return isId(mailId) ? mailId : undefined
}
