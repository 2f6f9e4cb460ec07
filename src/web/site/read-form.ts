/** More than the largest register has; a form of millions of fields would keep the server busy for minutes. */
const mostFields = 5_000
/** Forms of this kind carry no files. */
const mostUrlEncodedBytes = 4_000_000

/** A form as it was sent; `undefined` where it is none, was cut short, has too many fields or a character that no text has. */
export async function readForm(request: Request): Promise<FormData | undefined> {
  const type = request.headers.get('content-type') ?? ''
  const bytes = Buffer.from(await request.arrayBuffer())
  const between = separatorOf(type)
  if (between === undefined || hasMore(bytes, between)) return undefined
  if (between === '&' && bytes.length > mostUrlEncodedBytes) return undefined
  try {
    const form = await new Response(bytes, { headers: { 'content-type': type } }).formData()
    const isText = [...form.values()].every((value) => typeof value !== 'string' || !value.includes('\0'))
    return isText ? form : undefined
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
