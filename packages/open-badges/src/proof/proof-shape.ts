import { asArray, type JsonObject } from '../model/json.ts'

/** A date and time with its offset (XML Schema 1.1 Part 2, dateTimeStamp). */
const DATE_TIME_STAMP =
  /^-?([1-9]\d{3,}|0\d{3})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T(([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?|24:00:00(\.0+)?)(Z|[+-]((0\d|1[0-3]):[0-5]\d|14:00))$/

/** Whether a value is a dateTimeStamp, of a day that exists. */
export function isDateTimeStamp(value: unknown): value is string {
  return (
    typeof value === 'string' && value.length < 100 && DATE_TIME_STAMP.test(value) && !Number.isNaN(Date.parse(value))
  )
}

const PARTS: Record<string, (value: unknown) => boolean> = {
  id: (value) => typeof value === 'string' && URL.canParse(value),
  created: isDateTimeStamp,
  expires: isDateTimeStamp,
  verificationMethod: (value) => typeof value === 'string' && isAddress(value),
  proofPurpose: (value) => typeof value === 'string',
  proofValue: (value) => typeof value === 'string',
  challenge: (value) => typeof value === 'string',
  domain: isTextOrTexts,
  nonce: (value) => typeof value === 'string',
  previousProof: isTextOrTexts,
}

const NAMES = Object.keys(PARTS)
const REQUIRED = ['verificationMethod', 'proofPurpose', 'proofValue']

/** Cache of verification methods that are valid URLs: parsing a URL costs more than all other checks here. */
const addresses = new Set<string>()
const MAX_KEPT = 512
const MAX_KEPT_LENGTH = 512

function isAddress(text: string): boolean {
  if (addresses.has(text)) return true
  if (!URL.canParse(text)) return false
  if (addresses.size >= MAX_KEPT) addresses.clear()
  if (text.length <= MAX_KEPT_LENGTH) addresses.add(text)
  return true
}

/** The name of the first part of a proof that is missing or not what it must be (Data Integrity 1.0 §2.1). */
export function malformedPartOf(proof: JsonObject): string | undefined {
  return (
    REQUIRED.find((name) => proof[name] === undefined) ??
    NAMES.find((name) => proof[name] !== undefined && !PARTS[name]?.(proof[name])) ??
    (isInBaseOf(proof) ? undefined : 'proofValue')
  )
}

/** Signatures are written in base58btc, proofs of many signatures in base64url (ECDSA Cryptosuites 1.0 §3.2.1, §3.5.2). */
function isInBaseOf({ cryptosuite, proofValue }: JsonObject): boolean {
  return String(proofValue).startsWith(cryptosuite === 'ecdsa-sd-2023' ? 'u' : 'z')
}

function isTextOrTexts(value: unknown): boolean {
  const texts: unknown[] = Array.isArray(value) ? value : [value]
  return texts.length > 0 && texts.every((text) => typeof text === 'string')
}

/** Whether the contexts that a JCS proof was made under are the first ones of its document (EdDSA Cryptosuites §3.3.2). */
export function startsWithContexts(document: JsonObject, proof: JsonObject): boolean {
  const named = asArray(document['@context'])
  return asArray(proof['@context']).every((context, at) => JSON.stringify(context) === JSON.stringify(named[at]))
}
