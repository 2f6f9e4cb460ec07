/** More than the largest register has; a form of millions of fields would keep the server busy for minutes. */
const mostFields = 5_000
/** Forms of this kind carry no files. */
const mostUrlEncodedBytes = 4_000_000

/**
 * A form as it was sent, without NUL: no text has one, and the database takes none. `undefined` where it is no form, was cut
 * short or has too many fields.
 */
export async function readForm(request: Request): Promise<FormData | undefined> {
  const type = request.headers.get('content-type') ?? ''
  const bytes = Buffer.from(await request.arrayBuffer())
  const between = separatorOf(type)
  if (between === undefined || hasMore(bytes, between)) return undefined
  if (between === '&' && bytes.length > mostUrlEncodedBytes) return undefined
  try {
    const form = await new Response(bytes, { headers: { 'content-type': type } }).formData()
    return hasNul(form) ? withoutNul(form) : form
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

const hasNul = (form: FormData) =>
  [...form].some(([name, value]) => name.includes('\0') || (typeof value === 'string' && value.includes('\0')))

function withoutNul(form: FormData): FormData {
  const clean = (text: string) => text.replaceAll('\0', '')
  const cleaned = new FormData()
  for (const [name, value] of form)
    if (typeof value === 'string') cleaned.append(clean(name), clean(value))
    else cleaned.append(name, value)
  return cleaned
}
