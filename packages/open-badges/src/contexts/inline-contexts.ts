import { isPlainIri } from '../canonicalization/n-quads.ts'
import { isJsonObject, type JsonObject, type JsonValue } from '../model/json.ts'

/** Words with a meaning that checks rely on. No other name may stand for one of them. */
const RESERVED = [
  'https://www.w3.org/2018/credentials#',
  'https://www.w3.org/ns/credentials/status#',
  'https://w3id.org/security#',
  'https://w3id.org/vc/status-list#',
  'https://purl.imsglobal.org/',
  'https://schema.org/',
  'http://schema.org/',
]

const SCHEMES = new Set(['http', 'https', 'urn', 'did'])
const DEFINITION_KEYS = new Set(['@id', '@type', '@container', '@protected'])

/**
 * What in an inline context makes it one that cannot be relied on; `undefined` where it only adds words.
 *
 * An inline context is not part of what RDF canonicalization signs. It may name new things, but it must not let a
 * credential's status or expiry hide under another name, nor change what a keyword or a base address means.
 */
export function troubleInInlineContext(context: JsonObject): string | undefined {
  const inner = context['@context']
  if (inner !== undefined) return isJsonObject(inner) ? troubleInInlineContext(inner) : '@context'
  return Object.keys(context).find((term) => !isHarmless(term, context[term]))
}

function isHarmless(term: string, definition: JsonValue | undefined): boolean {
  if (term === '@protected') return typeof definition === 'boolean'
  if (term === '@version') return definition === 1.1
  if (term === '@vocab') return definition === null || (typeof definition === 'string' && isFreeVocabulary(definition))
  if (term.startsWith('@') || term.includes(':') || SCHEMES.has(term) || term === '__proto__') return false
  if (typeof definition === 'string') return isFreeFor(term, definition)
  if (!isJsonObject(definition) || !Object.keys(definition).every((key) => DEFINITION_KEYS.has(key))) return false
  const { '@id': iri, '@type': type, '@container': container } = definition
  const isTyped = type === undefined || type === '@id' || type === '@vocab' || isAddress(type)
  const isContained = container === undefined || container === '@set' || container === '@list'
  return typeof iri === 'string' && isFreeFor(term, iri) && isTyped && isContained
}

function isFreeVocabulary(iri: string): boolean {
  return isAddress(iri) && !RESERVED.some((namespace) => iri.startsWith(namespace))
}

/** Reserved words may be defined once more under their own name, which older credentials do. */
function isFreeFor(term: string, iri: string): boolean {
  if (!isAddress(iri)) return false
  const namespace = RESERVED.find((one) => iri.startsWith(one))
  return namespace === undefined || iri.split(/[/#]/).at(-1) === term
}

/** Only schemes that no context uses as a prefix: `ex:status` could become anything. */
function isAddress(value: unknown): value is string {
  return typeof value === 'string' && isPlainIri(value) && SCHEMES.has(value.slice(0, value.indexOf(':')))
}
