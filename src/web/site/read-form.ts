import { printable } from '#infrastructure/words/printable.ts'

/** More than the largest register has; a form of millions of fields would keep the server busy for minutes. */
const mostFields = 5_000
/** Forms of this kind carry no files. */
const mostUrlEncodedBytes = 4_000_000

/** A badge that was pasted is what was signed: a character less, and it would be another one. */
const signedField = 'badge'

/**
 * A form as it was sent, without what no field takes: the database takes no NUL, and other people read what is typed.
 * `undefined` where it is no form, was cut short or has too many fields.
 */
export async function readForm(request: Request): Promise<FormData | undefined> {
  const type = request.headers.get('content-type') ?? ''
  const bytes = Buffer.from(await request.arrayBuffer())
  const between = separatorOf(type)
  if (between === undefined || hasMore(bytes, between)) return undefined
  if (between === '&' && bytes.length > mostUrlEncodedBytes) return undefined
  try {
    const form = await new Response(bytes, { headers: { 'content-type': type } }).formData()
    return isPrintable(form) ? form : cleaned(form)
  } catch {
    return undefined
  }
}

/** What stands between the fields of a form of this type. */
function separatorOf(type: string): string | undefined {
  if (/^application\/x-www-form-urlencoded\b/i.test(type)) return '&'
  const [, quoted, plain] = /^multipart\/form-data\b.*\bboundary=(?:"([^"]{1,70})"|([^;\s"]{1,70}))/i.exec(type) ?? []
  return quoted ?? plain
}

function hasMore(bytes: Buffer, between: string): boolean {
  let fields = 0
  for (let at = bytes.indexOf(between); at >= 0; at = bytes.indexOf(between, at + between.length)) {
    fields += 1
    if (fields > mostFields) return true
  }
  return false
}

const cleanOf = (name: string, text: string) => (name === signedField ? text.replaceAll('\0', '') : printable(text))

const isPrintable = (form: FormData) =>
  [...form].every(
    ([name, value]) => name === printable(name) && (typeof value !== 'string' || value === cleanOf(name, value)),
  )

function cleaned(form: FormData): FormData {
  const clean = new FormData()
  for (const [name, value] of form)
    if (typeof value === 'string') clean.append(printable(name), cleanOf(name, value))
    else clean.append(printable(name), value)
  return clean
}
