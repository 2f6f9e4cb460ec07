import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { type NoteMailReportOutcome, noteMailReport } from '#infrastructure/mail/note-mail-report.ts'
import type { Services } from '#infrastructure/services.ts'
import { problem } from './problem.ts'
import { rateLimit } from './rate-limit.ts'
import { isBearerOf } from './token-gate.ts'

/** A report gives back our mail at most, which is small. */
const largestReport = 512 * 1024

const explained: Record<Extract<NoteMailReportOutcome, { ok: false }>['refusal'], string> = {
  'not-a-report': 'This is no report about a mail: neither RFC 3464 nor ARF (RFC 5965).',
  'nothing-went-wrong': 'The report says neither that a mail failed nor that it is delayed or unwanted.',
  'no-mail-named': 'The report names no mail: neither its return path nor the head of the mail has an id of ours.',
  'mail-is-unknown': 'No mail of that id was sent from here.',
}

/** Takes what mail servers send back about our mails, handed on by the operator's own mail server. */
export function mailReports({ database, site }: Services) {
  const app = new Hono()
  app.post(
    '/mail/bounces',
    rateLimit({ points: 6_000 }),
    bodyLimit({ maxSize: largestReport, onError: tooLarge }),
    async (c) => {
      const token = site.bounces?.token
      if (!token || !isBearerOf(token, c.req.header('authorization')))
        return problem(c, {
          status: 401,
          title: 'A token is needed',
          detail: 'Send the operator’s token: Authorization: Bearer …',
        })
      const raw = Buffer.from(await c.req.arrayBuffer())
      const outcome = await noteMailReport(raw, { database, now: new Date() })
      // Handing it over again would change nothing: the mail server must not keep it.
      if (outcome.ok) return c.body(null, 204)
      return c.json({ noted: false, reason: outcome.refusal, detail: explained[outcome.refusal] }, 200)
    },
  )
  return app
}

function tooLarge(c: Context) {
  const detail = `A report may have ${largestReport / 1024} KB at most: leave out the body of the mail that it gives back.`
  return problem(c, { status: 413, title: 'The report is too large', detail })
}
