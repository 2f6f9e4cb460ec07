import { parseJson, readBadge } from '@waymark/open-badges'

// What other systems give out when someone leaves them: lists of badges, each with the badge itself or with its address.

type Json = Record<string, unknown>

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Larger than an export of a thousand badges. */
const bounds = { maxDepth: 48, maxNodes: 400_000 }

/**
 * The badges that a text holds: badges themselves, as text, and addresses of badges. Read are lists of any shape in JSON,
 * learner records and presentations whose badges are signed one by one, and tables and pages that name addresses.
 */
export function badgesInText(text: string, most: number): string[] {
  const parsed = parseJson(text.replace(/^\uFEFF/, ''), bounds)
  const found = new Set<string>()
  if (parsed.ok) collect(parsed.value, { found, most, depth: 0 })
  else for (const address of text.match(/https?:\/\/[^\s"'<>,;|\\]+/g) ?? []) addAddress(address, { found, most })
  return [...found]
}

/** The badges of a learner record or presentation, where each is signed by itself; else `undefined`: it is one document. */
export function signedParts(document: Json): string[] | undefined {
  const types = [document.type].flat()
  const subject = [document.credentialSubject].flat().find(isJson) ?? {}
  const inside = types.includes('ClrCredential')
    ? subject.verifiableCredential
    : types.includes('VerifiablePresentation')
      ? document.verifiableCredential
      : undefined
  const parts = [inside].flat().filter((one) => one !== undefined)
  const texts = parts.flatMap((one) =>
    typeof one === 'string' ? [one] : isJson(one) && isSigned(one) ? [asText(one)] : [],
  )
  return parts.length > 0 && texts.length === parts.length ? texts : undefined
}

const isSigned = (one: Json) => 'proof' in one || [one.type].flat().includes('EnvelopedVerifiableCredential')
const asText = (value: unknown) => JSON.stringify(value)

interface Collecting {
  found: Set<string>
  most: number
  depth: number
}

/** Deeper than any list of badges lies in an export. */
const mostDepth = 8

function collect(value: unknown, collecting: Collecting): void {
  const { found, most, depth } = collecting
  if (found.size >= most || depth > mostDepth) return
  if (typeof value === 'string') addText(value, collecting)
  if (typeof value !== 'object' || value === null) return
  const entry = isJson(value) ? value : undefined
  const text = entry && depth > 0 ? asText(entry) : undefined
  const listed = entry && listedAddress(entry)
  if (text !== undefined && readBadge(text).ok) found.add(text)
  // What an entry of a list says beside its address is about the same badge.
  else if (listed) addAddress(listed, collecting)
  else for (const one of Object.values(value)) collect(one, { ...collecting, depth: depth + 1 })
}

/** The address in an entry of a list: `openBadgeId` (Badgr, Canvas), an award of a template (Credly). */
function listedAddress({ openBadgeId, id, badge_template: template }: Json): string | undefined {
  if (typeof openBadgeId === 'string') return openBadgeId
  return typeof id === 'string' && isJson(template) ? `${credly}${id}` : undefined
}

function addText(text: string, { found, most }: Pick<Collecting, 'found' | 'most'>): void {
  if (/^https?:\/\//i.test(text)) addAddress(text, { found, most })
  else if (/^eyJ[\w-]+\.[\w-]+\.[\w-]*/.test(text) && readBadge(text).ok) found.add(text)
}

/** Other addresses of an export are of pictures, people and places. */
const namesBadge = /\/(assertions?|badge_assertions|badges?|credentials?|awards?|obi)\//i
const namesPicture = /\.(png|svg|jpe?g|gif|webp)$|\/(badge-?class(es)?|badge_templates|issuers?|image)\b/i

function addAddress(address: string, { found, most }: Pick<Collecting, 'found' | 'most'>): void {
  if (found.size >= most || !URL.canParse(address)) return
  const { pathname } = new URL(address)
  if (namesBadge.test(pathname) && !namesPicture.test(pathname)) found.add(documentAddress(address))
}

const credly = 'https://api.credly.com/v1/obi/v2/badge_assertions/'

/** Where the document of a badge lies whose page for people this is: the same address, but for Credly's. */
export function documentAddress(address: string): string {
  const id = /^https:\/\/(?:www\.)?credly\.com\/badges\/([0-9a-f-]{36})\b/i.exec(address)?.[1]
  return id ? `${credly}${id}` : address
}
