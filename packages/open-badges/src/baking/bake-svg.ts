import { BakingFault, MAX_BAKED_CHARACTERS, MAX_PICTURE_BYTES, type UnbakeOutcome } from './baking-refusal.ts'
import { findElement, findRootTag, removeElements, type SvgElement } from './svg-markup.ts'

const NAMESPACE = 'https://purl.imsglobal.org/ob/v3p0'
const ELEMENT = 'openbadges:credential'
const ELEMENT_2 = 'openbadges:assertion'

/** Namespaces are bound at the beginning of a file. */
const MAX_PREFIX_SEARCH = 65_536

/**
 * Puts a credential into an SVG as an `openbadges:credential` element: JSON as CDATA, a JWS in the `verify`
 * attribute (Open Badges 3.0 §5.3.2). Baking again replaces what was there.
 * @throws {@link BakingFault} `not-an-svg` or `picture-too-large`
 */
export function bakeSvg(svg: string, credential: string): string {
  if (svg.length > MAX_PICTURE_BYTES || credential.length > MAX_BAKED_CHARACTERS)
    throw new BakingFault('picture-too-large')
  const bare = removeElements(svg, [ELEMENT, ELEMENT_2])
  const root = bare === undefined ? undefined : findRootTag(bare)
  if (bare === undefined || !root) throw new BakingFault('not-an-svg')
  const tag = withNamespace(root.isEmpty ? `${root.text.slice(0, -2)}>` : root.text)
  const rest = root.isEmpty ? `</${root.name}>${bare.slice(root.end)}` : bare.slice(root.end)
  return bare.slice(0, root.start) + tag + credentialElement(credential) + rest
}

/** Takes the credential out of a baked SVG; also reads Open Badges 2.0 (`openbadges:assertion`). Never throws. */
export function unbakeSvg(svg: string): UnbakeOutcome {
  if (svg.length > MAX_PICTURE_BYTES) return { ok: false, refusal: 'picture-too-large' }
  if (!findRootTag(svg)) return { ok: false, refusal: 'not-an-svg' }
  for (const name of elementNames(svg)) {
    const element = findElement(svg, name, 0)
    if (!element) continue
    const credential = contentOf(element)
    if (!credential) return { ok: false, refusal: 'baked-text-unreadable' }
    return { ok: true, credential, generation: name.endsWith(':credential') ? 'open-badges-3' : 'open-badges-2' }
  }
  const isCutShort = !/<\/(?:[\w.-]{1,40}:)?svg\s*>\s*$/.test(svg.slice(-200)) && !findRootTag(svg)?.isEmpty
  return { ok: false, refusal: isCutShort ? 'document-damaged' : 'no-badge-in-picture' }
}

/** The usual names, and those under another prefix that the file binds to a namespace of Open Badges. */
function elementNames(svg: string): string[] {
  const bound =
    /\sxmlns:([\w.-]{1,40})\s*=\s*["'](?:https?:\/\/(?:www\.)?openbadges\.org\/?|https:\/\/purl\.imsglobal\.org\/ob\/v3p0\/?)["']/
  const prefix = bound.exec(svg.slice(0, MAX_PREFIX_SEARCH))?.[1]
  const others = prefix && prefix !== 'openbadges' ? [`${prefix}:credential`, `${prefix}:assertion`] : []
  return [ELEMENT, ELEMENT_2, ...others]
}

function credentialElement(credential: string): string {
  if (!credential.trimStart().startsWith('{')) return `<${ELEMENT} verify="${escaped(credential.trim())}"/>`
  // CDATA cannot hold its own end mark; it is split over two sections.
  return `<${ELEMENT}><![CDATA[${credential.replaceAll(']]>', ']]]]><![CDATA[>')}]]></${ELEMENT}>`
}

function withNamespace(rootTag: string): string {
  const stripped = rootTag.replace(/\sxmlns:openbadges\s*=\s*("[^"]*"|'[^']*')/, '')
  return stripped.replace(/>$/, ` xmlns:openbadges="${NAMESPACE}">`)
}

/** An element carries its credential as text, or only in `verify`: a JWS, or in 2.0 an address. */
function contentOf({ attributes, content }: SvgElement): string | undefined {
  const text = content
    .replace(/<!\[CDATA\[([\s\S]*?)\]\]>|([^<]+)/g, (_, raw, plain) => raw ?? unescaped(plain ?? ''))
    .trim()
  if (text) return text
  const verify = /(?:^|\s)verify\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(attributes)
  return verify ? unescaped(verify[1] ?? verify[2] ?? '').trim() : undefined
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&#34;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
}
