import { clientAddressHeader } from '#infrastructure/client-address.ts'
import { forgetAttempts, takeAttempt } from '#infrastructure/database/attempts.ts'
import type { Visit } from '#web/site/visit.ts'
import { takeUnsentCode } from './auth.ts'

export type SendCodeOutcome =
  | { ok: true; isLate: boolean }
  | { ok: false; refusal: 'too-many'; waitMinutes: number }
  /** The mail server of the address takes no mail for it. */
  | { ok: false; refusal: 'refused-there' }
export type EnterCodeOutcome =
  | { ok: true; cookies: string[] }
  | { ok: false; refusal: 'wrong-code' }
  | { ok: false; refusal: 'too-many'; waitMinutes: number }

/** Guesses and mails for one address are limited wherever they come from; machines are limited by the library beside. */
const guesses = (email: string) => ({ purpose: 'enter-code', subject: email, free: 5 }) as const
const letters = (email: string) => ({ purpose: 'send-code', subject: email, free: 5 }) as const

/** Sends a code to any address, known or not: the answer tells nobody who has an account. */
export async function sendCode(
  { auth, language, services, now }: Visit,
  { request, email }: { request: Request; email: string },
): Promise<SendCodeOutcome> {
  const attempt = await takeAttempt(services.database, letters(email), now)
  if (!attempt.ok) return { ...attempt, refusal: 'too-many' }
  const response = await auth.handler(
    authRequest(auth, request, '/email-otp/send-verification-otp', { email, type: 'sign-in' }, language),
  )
  if (response.status === 429) return { ok: false, refusal: 'too-many', waitMinutes: 1 }
  if (!response.ok) throw new Error(`sending a code answered ${response.status}`)
  const unsent = takeUnsentCode(email)
  return unsent === 'refused' ? { ok: false, refusal: 'refused-there' } : { ok: true, isLate: unsent === 'late' }
}

/** What a refusal is called on the page. */
export function signInTrouble(
  { t }: Pick<Visit, 't'>,
  outcome: Extract<SendCodeOutcome | EnterCodeOutcome, { ok: false }>,
): string {
  switch (outcome.refusal) {
    case 'too-many':
      return t('people.tooManyWait', { count: outcome.waitMinutes })
    case 'wrong-code':
      return t('people.wrongCode')
    case 'refused-there':
      return t('people.refusedThere')
  }
}

export async function enterCode(
  { auth, language, services, now }: Visit,
  { request, email, code }: { request: Request; email: string; code: string },
): Promise<EnterCodeOutcome> {
  const attempt = await takeAttempt(services.database, guesses(email), now)
  if (!attempt.ok) return { ...attempt, refusal: 'too-many' }
  const response = await auth.handler(
    authRequest(auth, request, '/sign-in/email-otp', { email, otp: code.replace(/\s/g, '') }, language),
  )
  if (response.status === 429) return { ok: false, refusal: 'too-many', waitMinutes: 1 }
  if (!response.ok) return { ok: false, refusal: 'wrong-code' }
  await forgetAttempts(services.database, guesses(email))
  await forgetAttempts(services.database, letters(email))
  return { ok: true, cookies: response.headers.getSetCookie() }
}

export async function signOut({ auth, language }: Visit, request: Request): Promise<string[]> {
  const response = await auth.handler(authRequest(auth, request, '/sign-out', {}, language))
  return response.headers.getSetCookie()
}

export async function demoSignIn(
  { auth, language }: Visit,
  { request, email }: { request: Request; email: string },
): Promise<string[]> {
  const response = await auth.handler(authRequest(auth, request, '/demo/sign-in', { email }, language))
  if (!response.ok) throw new Response(null, { status: response.status })
  return response.headers.getSetCookie()
}

/** Goes through the library's own door, so that its limits on repeated tries hold for our forms too. */
function authRequest(auth: Visit['auth'], from: Request, path: string, body: object, language: string): Request {
  const origin = auth.options.baseURL
  const headers = new Headers({ 'content-type': 'application/json', origin, 'x-waymark-language': language })
  for (const name of ['cookie', 'user-agent', clientAddressHeader]) {
    const value = from.headers.get(name)
    if (value) headers.set(name, value)
  }
  return new Request(`${origin}/auth${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
}
