import { z } from 'zod'
import type { RecipientRequest } from '#capabilities/awards/award.ts'
import type { AwardsRequest } from '#capabilities/awards/issue-awards.ts'
import { isId } from '#infrastructure/ids.ts'
import { isLanguage } from '#infrastructure/words/languages.ts'
import type { FormErrors } from '#infrastructure/words/message-key.ts'
import { textOfFile } from '#web/site/text-of-file.ts'

/** As many as one page signs while somebody waits; a longer list is worked through by a job that shows how far it is. */
export const mostLinesAtOnce = 200
export const mostLines = 20_000
const mostBytes = 4_000_000

export interface AwardForm {
  typed: Record<string, string>
  errors: FormErrors
  /** As they were typed, in the order of the request's lines. */
  lines: string[]
  request: AwardsRequest | undefined
}

/** Reads who gets the badge from the box and from the file together: one person a line, a name, an address, or both. */
export async function readAwardForm(form: FormData): Promise<AwardForm> {
  const typed = Object.fromEntries(
    [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value.trim()]] : [])),
  )
  const list = form.get('list')
  const tooLarge = list instanceof File && list.size > mostBytes
  const file = list instanceof File && !tooLarge ? await textOfFile(list) : ''
  const lines = `${typed.people ?? ''}\n${file}`
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !isHeading(line))
  const recipients = lines.map((line) => readRecipient(line))
  const errors: FormErrors = {}
  if (!isId(typed.badgeId)) errors.badgeId = 'forms.choose'
  if (tooLarge) errors.list = 'manage.awards.listTooLarge'
  if (lines.length === 0 && !tooLarge) errors.people = 'manage.awards.nobody'
  if (lines.length > mostLines) errors.list = 'manage.awards.listTooLong'
  if (recipients.some((one) => one === undefined)) errors.people = 'manage.awards.badLine'
  if (typed.evidenceUrl && !z.url({ protocol: /^https?$/ }).safeParse(typed.evidenceUrl).success)
    errors.evidenceUrl = 'forms.badUrl'
  if (Object.keys(errors).length > 0) return { typed, errors, lines, request: undefined }
  const evidence =
    typed.evidence || typed.evidenceUrl
      ? [{ name: typed.evidence || typed.evidenceUrl || '', ...(typed.evidenceUrl && { url: typed.evidenceUrl }) }]
      : []
  const language = isLanguage(typed.language) ? typed.language : 'en'
  return {
    typed,
    errors,
    lines,
    request: {
      badgeId: typed.badgeId ?? '',
      opportunityId: isId(typed.opportunityId) ? typed.opportunityId : undefined,
      requestId: isId(typed.requestId) ? typed.requestId : undefined,
      notify: typed.notify === 'yes',
      lines: recipients.flatMap((recipient) =>
        recipient ? [{ recipient: { ...recipient, language }, evidence }] : [],
      ),
    },
  }
}

function isHeading(line: string): boolean {
  return !line.includes('@') && /^"?(full |first )?(name|enw)"?\s*[,;\t]\s*"?(e-?mail|e-?bost)/i.test(line)
}

/** `Name, address`, `address`, `Name` or `Name <address>`; undefined where an address was meant but is none. */
function readRecipient(line: string): RecipientRequest | undefined {
  const parts = line
    .split(/[,;\t<>]/)
    .map((part) => part.trim().replace(/^"|"$/g, '').trim())
    .filter(Boolean)
  const email = parts.find((part) => part.includes('@'))
  const name = parts.find((part) => !part.includes('@'))
  if (email && !z.email().max(254).safeParse(email.toLowerCase()).success) return undefined
  return { ...(name && { name: name.slice(0, 120) }), ...(email && { email }) }
}
