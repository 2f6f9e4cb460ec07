import { until } from '#tests/support/until.ts'
import { site } from './site.ts'

interface Asked {
  headers?: Record<string, string>
}

/** An HTTP client without a browser: keeps cookies, follows no redirect, and sends this site's Origin when it posts a form. */
export class Visitor {
  readonly #cookies = new Map<string, string>()
  readonly origin = site.origin

  /** What its browser sends along. */
  get cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  get(path: string, { headers }: Asked = {}): Promise<Response> {
    return this.#ask(path, { method: 'GET', headers })
  }

  head(path: string): Promise<Response> {
    return this.#ask(path, { method: 'HEAD' })
  }

  post(
    path: string,
    fields: Record<string, string> | [string, string][] | FormData = {},
    { headers }: Asked = {},
  ): Promise<Response> {
    const body = fields instanceof FormData ? fields : new URLSearchParams(fields)
    return this.#ask(path, { method: 'POST', body, headers: { origin: this.origin, ...headers } })
  }

  /** Signs in by one click as one of the demonstration's people, or by the code in a mail. */
  async signIn(email: string): Promise<this> {
    const clicked = await this.post('/demo/sign-in', { email })
    if (clicked.status === 302) return this
    await this.#signInByCode(email)
    return this
  }

  async #signInByCode(email: string): Promise<void> {
    const asked = await this.post('/sign-in', { email })
    const page = asked.headers.get('location')
    if (!page) throw new Error(`no code is sent to ${email}: ${asked.status}`)
    const entered = await this.post(page, { email, code: await readCode(email), next: '/me' })
    if (entered.headers.get('location') !== '/me') throw new Error(`${email} was not signed in: ${entered.status}`)
  }

  async #ask(path: string, init: RequestInit & { headers?: Record<string, string> }): Promise<Response> {
    const headers = { ...(this.cookie && { cookie: this.cookie }), ...init.headers }
    const answer = await fetch(new URL(path, this.origin), { ...init, headers, redirect: 'manual' })
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (name) this.#cookies.set(name, value ?? '')
    }
    return answer
  }
}

/** The newest sign-in code that the demonstration's outbox holds for this address. */
export async function readCode(email: string): Promise<string> {
  const page = await fetch(new URL(`/demo/mail?to=${encodeURIComponent(email)}`, site.origin))
  const code = /\b(\d{6})\b/.exec(textOf(await page.text()))?.[1]
  if (!code) throw new Error(`no code was sent to ${email}`)
  return code
}

/** What the demonstration's outbox holds for this address, the newest first. */
export async function letterTo(email: string): Promise<string> {
  const page = await fetch(new URL(`/demo/mail?to=${encodeURIComponent(email)}`, site.origin))
  return textOf(await page.text())
}

/** Where the newest invitation in the demonstration's outbox for this address is answered. */
export function readInvitation(email: string): Promise<string> {
  return until(async () => {
    const page = await fetch(new URL(`/demo/mail?to=${encodeURIComponent(email)}`, site.origin))
    const [path] = /\/invitations\/[0-9a-f-]{36}/.exec(await page.text()) ?? []
    if (!path) throw new Error(`no invitation was sent to ${email}`)
    return path
  })
}

/** What a page says, without its tags. */
export function textOf(html: string): string {
  return html
    .replace(/<svg.*?<\/svg>/gs, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
}
