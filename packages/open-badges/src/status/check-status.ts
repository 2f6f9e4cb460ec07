import { refusalOfContexts } from '../contexts/check-contexts.ts'
import { checkJwt } from '../jwt/check-jwt.ts'
import { decodeJwt } from '../jwt/decode-jwt.ts'
import { asArray, isJsonObject, isWithinBounds, type JsonObject } from '../model/json.ts'
import { checkProofs, issuerIdOf } from '../proof/check-proofs.ts'
import { checkDates } from '../verification/check-dates.ts'
import type { ReasonCode } from '../verification/reasons.ts'
import { type Check, notPassed, passed } from '../verification/report.ts'
import { unreachableReason } from '../verification/unreachable.ts'
import type { VerificationContext } from '../verification/verification-context.ts'
import { readStatus, STATUS_LIST_LENGTH } from './bitstring.ts'
import { checkRevocationList, type EntryInput } from './check-revocation-list.ts'

/** Status lists are short documents around one long text. */
const BOUNDS = { maxDepth: 12, maxNodes: 2_000 }

/** What each kind of entry leads to: the type of the list's credential, and of what it says. */
const LISTS: Record<string, { credential: string; subject: string }> = {
  BitstringStatusListEntry: { credential: 'BitstringStatusListCredential', subject: 'BitstringStatusList' },
  StatusList2021Entry: { credential: 'StatusList2021Credential', subject: 'StatusList2021' },
  RevocationList2020Status: { credential: 'RevocationList2020Credential', subject: 'RevocationList2020' },
}

/** Checks every status entry of a credential (Bitstring Status List 1.0 §3.2; Open Badges 3.0 §B.1.4). */
export async function checkStatus(document: JsonObject, context: VerificationContext): Promise<Check> {
  const entries = asArray(document.credentialStatus).filter(isJsonObject)
  if (entries.length === 0) return passed('status', 'no-status-published')
  if (entries.length > 8) return notPassed('status', 'status-kind-unknown', 'more than 8 entries')
  const checks: Check[] = []
  for (const entry of entries) checks.push(await checkEntry({ entry, document, context }))
  return (
    checks.find(({ outcome }) => outcome === 'failed') ??
    checks.find(({ outcome }) => outcome === 'not-checked') ??
    checks.find(({ reason }) => reason === 'status-list-too-short') ??
    checks.find(({ reason }) => reason === 'status-message') ??
    passed('status')
  )
}

async function checkEntry({ entry, document, context }: EntryInput): Promise<Check> {
  const known = await context.trustedStatus?.(entry)
  if (known === 'active') return passed('status')
  if (known) return notPassed('status', known)
  if (entry.type === '1EdTechRevocationList') return checkRevocationList({ entry, document, context })
  const kind = String(entry.type)
  if (!Object.hasOwn(LISTS, kind)) return notPassed('status', 'status-kind-unknown', kind)
  const { statusPurpose, statusListCredential: url } = entry
  // That there is something newer does not end what is in hand.
  if (statusPurpose === 'refresh') return passed('status')
  if (typeof url !== 'string') return notPassed('status', 'status-list-unreadable', 'statusListCredential')
  const fetched = await context.fetchDocument(url)
  if (!fetched.ok) return notPassed('status', unreachableReason('status', fetched), `${url}: ${fetched.reason}`)
  const list = await trustedList(fetched.document, { issuerId: issuerIdOf(document), kind, context })
  if (!list.ok) return notPassed('status', list.reason, url)
  return checkBit(entry, list.subject)
}

type TrustedList = { ok: true; subject: JsonObject } | { ok: false; reason: ReasonCode }
type ListInput = { issuerId: string | undefined; kind: string; context: VerificationContext }

/** A list counts only where the badge's own issuer signed it, and while it lasts. */
async function trustedList(fetched: unknown, { issuerId, kind, context }: ListInput): Promise<TrustedList> {
  const jwt = typeof fetched === 'string' ? fetched.trim() : undefined
  const list = jwt ? decodeJwt(jwt)?.credential : fetched
  if (!isJsonObject(list) || !isWithinBounds(list, BOUNDS)) return { ok: false, reason: 'status-list-unreadable' }
  const { credentialSubject: subject } = list
  if (!isJsonObject(subject) || !isListOf(kind, list, subject)) return { ok: false, reason: 'status-list-unreadable' }
  if (issuerIdOf(list) !== issuerId) return { ok: false, reason: 'status-list-not-trusted' }
  if (!jwt && refusalOfContexts(list, context.contexts)) return { ok: false, reason: 'status-list-not-trusted' }
  const { signature, binding } = jwt ? await checkJwt(jwt, context) : await checkProofs(list, context)
  if (signature.outcome !== 'passed' || binding.outcome !== 'passed') {
    return { ok: false, reason: 'status-list-not-trusted' }
  }
  const dates = checkDates(list, context.now)
  if (dates.outcome === 'passed') return { ok: true, subject }
  return { ok: false, reason: dates.reason === 'not-yet-valid' ? 'status-list-not-trusted' : 'status-list-expired' }
}

/** Something else that the issuer signed is no list, even if it has a field of that name. */
function isListOf(kind: string, list: JsonObject, subject: JsonObject): boolean {
  const wanted = LISTS[kind]
  const isMultibase = kind !== 'BitstringStatusListEntry' || String(subject.encodedList).startsWith('u')
  const isTyped =
    asArray(list.type).includes(wanted?.credential ?? '') && asArray(subject.type).includes(wanted?.subject ?? '')
  return isTyped && isMultibase
}

function checkBit(entry: JsonObject, subject: JsonObject): Check {
  const purpose = entry.statusPurpose ?? 'revocation'
  if (!asArray(subject.statusPurpose ?? 'revocation').includes(purpose)) {
    return notPassed('status', 'status-list-unreadable', `statusPurpose ${purpose}`)
  }
  const index = statusIndexOf(entry)
  if (index === undefined || typeof subject.encodedList !== 'string') {
    return notPassed('status', 'status-list-unreadable', 'statusListIndex')
  }
  const { statusSize = 1 } = entry
  const reading = readStatus(subject.encodedList, index, typeof statusSize === 'number' ? statusSize : Number.NaN)
  if (!reading.ok) return notPassed('status', reading.reason, String(index))
  const isShort = reading.length < STATUS_LIST_LENGTH
  if (purpose === 'message') return messageOf(entry, reading.value)
  // Too few to hide a badge among is the issuer's fault and the learner's harm, but the list still says what it says.
  if (!reading.isSet && isShort) return { ...passed('status', 'status-list-too-short'), detail: String(reading.length) }
  if (!reading.isSet) return passed('status')
  return notPassed('status', purpose === 'suspension' ? 'suspended' : 'revoked')
}

/** What the issuer says of a credential, word for word (Bitstring Status List 1.0 §2.1, `statusMessage`). */
function messageOf({ statusMessage }: JsonObject, value: number): Check {
  const named = asArray(statusMessage)
    .filter(isJsonObject)
    .find(({ status }) => Number(status) === value)
  if (!named && value !== 0)
    return notPassed('status', 'status-list-unreadable', `statusMessage 0x${value.toString(16)}`)
  const message = typeof named?.message === 'string' ? named.message.slice(0, 300) : undefined
  return message ? { ...passed('status', 'status-message'), detail: message } : passed('status')
}

function statusIndexOf({ statusListIndex, revocationListIndex }: JsonObject): number | undefined {
  const index = statusListIndex ?? revocationListIndex
  return /^\d{1,10}$/.test(String(index)) ? Number(index) : undefined
}
