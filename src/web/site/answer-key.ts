import { isPublicList } from '#api/operation.ts'
import type { Language } from '#infrastructure/words/languages.ts'
import { withKnownParameters } from './known-parameters.ts'
import { usualLanguage } from './language.ts'

/** What of a request decides which answer it gets. */
export interface Asked {
  method: string | undefined
  /** Path and parameters. */
  path: string
  cookie: string | null | undefined
  acceptedLanguages: string | null | undefined
  /** Where it is known already. */
  language?: Language
}

/** Whether the visitor sends what may be a session: then a page may speak to them, and is made for them alone. */
export function isPerhapsSignedIn(cookie: string | null | undefined): boolean {
  return cookie ? /(^|;\s*)(__Secure-)?waymark\.session_token=/.test(cookie) : false
}

/**
 * The key under which an answer may be kept, or undefined where it is made for this visitor alone or the address chooses
 * a language that is not known yet. A public list of the API knows neither visitor nor language.
 */
export function answerKey({ method, path, cookie, acceptedLanguages, language }: Asked): string | undefined {
  if (method !== 'GET' && method !== 'HEAD') return undefined
  if (isPublicList(path)) return `api ${withKnownParameters(path)}`
  if (path.startsWith('/api/') || isPerhapsSignedIn(cookie)) return undefined
  if (!language && /[?&]lang/.test(path)) return undefined
  const spoken = language ?? usualLanguage({ cookie, accepted: acceptedLanguages })
  return `${spoken} ${withKnownParameters(path)}`
}
