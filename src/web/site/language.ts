import { LRUCache } from 'lru-cache'
import type { Site } from '#infrastructure/services.ts'
import { isLanguage, type Language } from '#infrastructure/words/languages.ts'

const cookieName = 'waymark-language'
const yearSeconds = 365 * 24 * 60 * 60

/** The language of this visit. `?language=cy` is remembered in a cookie and answered by the same page without it. */
export function languageOf(
  request: Request,
  site: Pick<Site, 'origin'>,
): { language: Language; remembered?: Response } {
  const url = new URL(request.url)
  const chosen = url.searchParams.get('language')
  if (isLanguage(chosen) && request.method === 'GET') {
    url.searchParams.delete('language')
    const secure = site.origin.startsWith('https://') ? '; Secure' : ''
    const headers = {
      // Two slashes at the front would lead to another site.
      location: url.pathname.replace(/^\/+/, '/') + url.search,
      'set-cookie': `${cookieName}=${chosen}; Path=/; Max-Age=${yearSeconds}; SameSite=Lax; HttpOnly${secure}`,
    }
    return { language: chosen, remembered: new Response(null, { status: 303, headers }) }
  }
  // On other sites' pages nothing is remembered: the address itself says which language.
  const asked = url.searchParams.get('lang')
  if (isLanguage(asked)) return { language: asked }
  const { headers } = request
  return { language: usualLanguage({ cookie: headers.get('cookie'), accepted: headers.get('accept-language') }) }
}

/** The language of a visitor whose address says none: the one remembered, or the first that the browser prefers. */
export function usualLanguage({
  cookie,
  accepted,
}: Record<'cookie' | 'accepted', string | null | undefined>): Language {
  const remembered = cookie?.match(/(?:^|;\s*)waymark-language=(\w+)/)?.[1]
  return isLanguage(remembered) ? remembered : preferred(accepted ?? '')
}

const preferences = new LRUCache<string, Language>({
  max: 1000,
  maxSize: 200_000,
  sizeCalculation: (_, key) => key.length + 1,
})

function preferred(header: string): Language {
  const known = preferences.get(header)
  if (known) return known
  const language = preferredIn(header)
  preferences.set(header, language)
  return language
}

/** The first of ours in the order that the browser prefers (RFC 9110 §12.5.4). */
function preferredIn(header: string): Language {
  const asked = header.split(',').map((part) => {
    const [tag = '', ...parameters] = part.trim().split(';')
    const weight = parameters.map((one) => /^\s*q=([\d.]+)/.exec(one)?.[1]).find(Boolean)
    return { language: tag.slice(0, 2).toLowerCase(), weight: weight === undefined ? 1 : Number(weight) }
  })
  const ours = asked.filter((one) => isLanguage(one.language) && one.weight > 0).sort((a, b) => b.weight - a.weight)
  const best = ours[0]?.language
  return isLanguage(best) ? best : 'en'
}
