/** Characters that canonical N-Quads escape in literals (RDF Dataset Canonicalization 1.0 §5). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is escaped
const ESCAPED = /[\u0000-\u001f\u007f"\\]/
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is escaped
const ESCAPED_OR_WIDE = /[\u0000-\u001f\u007f"\\\u0100-\uffff]/
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is escaped
const EVERY_ESCAPED = /[\u0000-\u001f\u007f"\\]/g

const SHORT_ESCAPES = new Map([
  ['\b', '\\b'],
  ['\t', '\\t'],
  ['\n', '\\n'],
  ['\f', '\\f'],
  ['\r', '\\r'],
  ['"', '\\"'],
  ['\\', '\\\\'],
])

/** Absolute, with none of the characters that would need escaping; blank node labels are left out. */
const PLAIN_IRI = /^[A-Za-z][A-Za-z0-9+.-]*:[\u0021\u0023-\u003b\u003d\u003f-\u005b\u005d\u005f\u0061-\u007a\u007e]*$/

/** Whether an IRI stands in N-Quads as it is. Others, internationalised ones too, are left to the library. */
export function isPlainIri(iri: string): boolean {
  return PLAIN_IRI.test(iri)
}

/** The text of a literal, escaped. */
export function escapeLiteral(text: string): string {
  if (!ESCAPED.test(text)) return text
  return text.replace(EVERY_ESCAPED, (character) => SHORT_ESCAPES.get(character) ?? unicodeEscape(character))
}

/** Whether text is beyond plain Latin-1, which costs more to hash, or has characters to escape. */
export function isUnusual(text: string): boolean {
  return ESCAPED_OR_WIDE.test(text)
}

/** Whether text has characters beyond Latin-1. */
export function isWide(text: string): boolean {
  return /[\u0100-\uffff]/.test(text)
}

function unicodeEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`
}

const XSD = 'http://www.w3.org/2001/XMLSchema#'

/**
 * A number or boolean as a literal (JSON-LD 1.1 API §8.4.2): whole numbers as integers, others as doubles in their
 * canonical form. `undefined` where the literal would not give the number back.
 */
export function nativeLiteral(value: number | boolean, datatype: string | undefined): string | undefined {
  if (typeof value === 'boolean') return `"${value}"^^<${datatype ?? `${XSD}boolean`}>`
  const isDouble = !Number.isInteger(value) || Math.abs(value) >= 1e21 || datatype === `${XSD}double`
  if (!isExactNumber(value)) return undefined
  const text = isDouble ? value.toExponential(15).replace(/(\d)0*e\+?/, '$1E') : value.toFixed(0)
  return `"${text}"^^<${datatype ?? `${XSD}${isDouble ? 'double' : 'integer'}`}>`
}

/**
 * Whether a number survives the signature. Very small numbers are signed as zero, and the last digit of very long ones
 * is dropped, so that two different numbers would carry one signature.
 */
export function isExactNumber(value: number): boolean {
  if (!Number.isFinite(value)) return false
  if (Number.isInteger(value)) return Math.abs(value) <= Number.MAX_SAFE_INTEGER
  return String(value).includes('.') && !String(value).includes('e') && Number(value.toExponential(15)) === value
}
