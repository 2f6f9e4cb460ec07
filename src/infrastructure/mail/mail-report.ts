import { type ParsedMail, simpleParser } from 'mailparser'

/** What a report says about one of our mails. */
export interface MailReport {
  kind: 'deferred' | 'bounced' | 'complained'
  /** Ids that the report names, of which one should be a mail of ours: in its return path, or in the Message-ID that it gives back. */
  mailIds: string[]
  /** What the other server said, without addresses. */
  reason: string
}

export type MailReportReading =
  | { ok: true; report: MailReport }
  /** No report at all, or one that says nothing of what went wrong, as that a mail was delivered. */
  | { ok: false; refusal: 'not-a-report' | 'nothing-went-wrong' | 'no-mail-named' }

const longestReason = 200
const mostIds = 8

/**
 * Reads what a mail server sends back: a delivery status notification (RFC 3464), or a complaint (RFC 5965, ARF).
 * `failed` has been given up by the server that reports, whatever its status; `delayed` is still being tried.
 */
export async function readMailReport(raw: Buffer): Promise<MailReportReading> {
  const parts = { keepDeliveryStatus: true, skipHtmlToText: true, skipTextToHtml: true, skipImageLinks: true }
  const mail = await simpleParser(raw, parts).catch(() => undefined)
  const status = mail && partOf(mail, ['message/delivery-status', 'message/global-delivery-status'])
  const feedback = mail && partOf(mail, ['message/feedback-report'])
  const said = status ? statusIn(status) : feedback ? complaintIn(feedback) : undefined
  if (!mail || !(status ?? feedback)) return { ok: false, refusal: 'not-a-report' }
  if (!said) return { ok: false, refusal: 'nothing-went-wrong' }
  const mailIds = idsIn(mail)
  if (mailIds.length === 0) return { ok: false, refusal: 'no-mail-named' }
  return { ok: true, report: { ...said, mailIds } }
}

function partOf(mail: ParsedMail, types: string[]): string | undefined {
  return mail.attachments.find(({ contentType }) => types.includes(contentType))?.content.toString('utf8')
}

type Fields = Map<string, string>

/** Blocks of fields with an empty line between them, as in a mail's head (RFC 3464 §2.1). */
function blocksOf(text: string): Fields[] {
  return text
    .replace(/\r\n?/g, '\n')
    .split(/\n[ \t]*\n+/)
    .map((block) => new Map(unfolded(block).flatMap(fieldIn)))
}

const unfolded = (head: string) => head.replace(/\n[ \t]+/g, ' ').split('\n')

function fieldIn(line: string): [string, string][] {
  const colon = line.indexOf(':')
  return colon > 0 ? [[line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()]] : []
}

function statusIn(text: string): Omit<MailReport, 'mailIds'> | undefined {
  const recipients = blocksOf(text)
  const withAction = (action: string) => recipients.find((fields) => fields.get('action')?.toLowerCase() === action)
  const failed = withAction('failed')
  const about = failed ?? withAction('delayed')
  if (!about) return undefined
  const status = about.get('status')
  const diagnostic = about.get('diagnostic-code')?.replace(/^[\w-]+\s*;\s*/, '')
  const isSaidTwice = status !== undefined && diagnostic?.includes(status)
  const reason = [isSaidTwice ? undefined : status, diagnostic].filter(Boolean).join(' ')
  return { kind: failed ? 'bounced' : 'deferred', reason: withoutAddresses(reason) }
}

/** `not-spam` takes a complaint back, and an authentication failure is about the sender's domain (RFC 6591). */
function complaintIn(text: string): Omit<MailReport, 'mailIds'> | undefined {
  const type = blocksOf(text)[0]?.get('feedback-type')?.trim().toLowerCase()
  if (!type || type === 'not-spam' || type === 'auth-failure') return undefined
  return { kind: 'complained', reason: withoutAddresses(type) }
}

function withoutAddresses(text: string): string {
  return text
    .replace(/[^\s<>@,;]+@[^\s<>@,;]+/g, '…')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, longestReason)
}

const returnPath = /\+([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@/gi
const messageId = /^(?:message-id|x-ms-exchange-parent-message-id)[ \t]*:/i
const idInMessageId = /<([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@/gi
const envelopeHeaders = /^(?:to|delivered-to|x-original-to|envelope-to|x-envelope-to)$/i

/** The fields of a mail's head that name mails. */
function namedIn(mail: string): string[] {
  const [head] = mail.replace(/\r\n?/g, '\n').split('\n\n', 1)
  return head ? unfolded(head).filter((line) => messageId.test(line)) : []
}

/** Where the report was sent to tells of which mail it is (VERP); where that was lost, the head of our mail that it gives back. */
function idsIn(mail: ParsedMail): string[] {
  const heads = mail.headerLines.filter(({ key }) => envelopeHeaders.test(key)).map(({ line }) => line)
  const own = mail.headerLines.filter(({ key }) => /^(?:in-reply-to|references)$/i.test(key)).map(({ line }) => line)
  const returned = partOf(mail, ['message/rfc822', 'text/rfc822-headers', 'message/global', 'message/global-headers'])
  const named = [...(returned ? namedIn(returned) : []), ...own]
  const ids = [
    ...heads.flatMap((line) => [...line.matchAll(returnPath)].map((found) => found[1])),
    ...named.flatMap((line) => [...line.matchAll(idInMessageId)].map((found) => found[1])),
  ]
  return [...new Set(ids.flatMap((id) => (id ? [id.toLowerCase()] : [])))].slice(0, mostIds)
}
