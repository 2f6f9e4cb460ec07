import { decodeHTMLStrict } from 'entities'

/** Elements of HTML: what else stands between angle brackets is a text about mathematics, or about arrows. */
const elements =
  /<\/?(?:a|abbr|address|article|aside|audio|b|big|blockquote|body|br|button|caption|center|cite|code|col|colgroup|dd|del|details|dfn|div|dl|dt|em|embed|figcaption|figure|font|footer|form|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|kbd|label|li|link|main|mark|meta|nav|noscript|object|ol|option|p|param|picture|pre|q|s|samp|section|select|small|source|span|strike|strong|sub|summary|sup|svg|table|tbody|td|textarea|tfoot|th|thead|time|title|tr|tt|u|ul|var|video|wbr|o:p|\w+:\w+)\b[^<>]*>/gi
const never = /<(script|style|template|iframe|noscript)\b[^<>]*>[\s\S]*?(?:<\/\1\s*>|$)/gi

/** No page shows more of a text than a part of this. */
const longestText = 100_000

/** The words of a text that may be HTML: a new line where a paragraph ends, no tags. It is shown as text, never as HTML. */
export function plainText(text: unknown): string | null {
  if (typeof text !== 'string') return null
  // Escaped twice, as calendars and catalogues often are, it is still one paragraph.
  const plain = withoutTags(withoutTags(text.slice(0, longestText)))
    .replace(/[ \t\r\u00a0]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
  return plain || null
}

function withoutTags(text: string): string {
  const bare = text
    .replace(/<!\[CDATA\[([\s\S]*?)(?:\]\]>|$)/g, '$1')
    .replace(/<!--[\s\S]*?(?:-->|$)/g, '')
    .replace(never, '')
    .replace(/<(?:br|hr|\/p|\/div|\/li|\/tr|\/h[1-6]|\/section|\/blockquote)\b[^<>]*>/gi, '\n')
    .replace(elements, '')
  // Signs that no text holds, the null character among them, are dropped: a database refuses them.
  return decodeHTMLStrict(bare.replace(/&#x?0+;/gi, ''))
    .toWellFormed()
    .replace(/[^\P{Cc}\n\t]|[\u00ad\u200b\ufeff]/gu, '')
}

const mostNames = 20
const longestName = 120

/** The names in a list, clean, each once. */
export function namesIn(values: unknown[]): string[] {
  const names = values.flatMap((value) => plainText(value)?.replace(/\s+/g, ' ') ?? [])
  return [...new Set(names.filter(({ length }) => length <= longestName))].slice(0, mostNames)
}

/** Names that stand in one text: by semicolons, bars or lines, or else by commas. */
export function namesInText(text: string | null): string[] {
  if (!text) return []
  return namesIn(text.split(/[;|\n]/.test(text) ? /[;|\n]/ : ','))
}

/** Cut at the end of a word, with a sign that there is more. */
export function shortened(text: string, longest: number): string {
  if (text.length <= longest) return text
  const end = text.lastIndexOf(' ', longest - 1)
  // A word that is longer than half of it is cut in its middle.
  return `${text.slice(0, end > longest / 2 ? end : longest - 1).trimEnd()}…`
}

/** Only addresses of the web: nothing that a click could run. */
export function webAddress(text: unknown): string | null {
  if (typeof text !== 'string' || !URL.canParse(text.trim())) return null
  return /^https?:$/.test(new URL(text.trim()).protocol) ? text.trim() : null
}
