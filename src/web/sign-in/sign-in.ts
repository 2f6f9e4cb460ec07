import type { Visit } from '#web/site/visit.ts'

export type SendCodeOutcome = 'sent' | 'too-many'
export type EnterCodeOutcome = { ok: true; cookies: string[] } | { ok: false; refusal: 'wrong-code' | 'too-many' }

/** Sends a code to any address, known or not: the answer tells nobody who has an account. */
export async function sendCode(
  { auth, language }: Visit,
  { request, email }: { request: Request; email: string },
): Promise<SendCodeOutcome> {
  const response = await auth.handler(
    authRequest(auth, request, '/email-otp/send-verification-otp', { email, type: 'sign-in' }, language),
  )
  if (response.status === 429) return 'too-many'
  if (!response.ok) throw new Error(`sending a code answered ${response.status}`)
  return 'sent'
}

export async function enterCode(
  { auth, language }: Visit,
  { request, email, code }: { request: Request; email: string; code: string },
): Promise<EnterCodeOutcome> {
  const response = await auth.handler(
    authRequest(auth, request, '/sign-in/email-otp', { email, otp: code.replace(/\s/g, '') }, language),
  )
  if (response.status === 429) return { ok: false, refusal: 'too-many' }
  if (!response.ok) return { ok: false, refusal: 'wrong-code' }
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
  return response.headers.getSetCookie()
}

/** Goes through the library's own door, so that its limits on repeated tries hold for our forms too. */
function authRequest(auth: Visit['auth'], from: Request, path: string, body: object, language: string): Request {
  const origin = auth.options.baseURL
  const headers = new Headers({ 'content-type': 'application/json', origin, 'x-waymark-language': language })
  for (const name of ['cookie', 'user-agent', 'x-waymark-client']) {
    const value = from.headers.get(name)
    if (value) headers.set(name, value)
  }
  return new Request(`${origin}/auth${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
}
