import { isJsonObject, type JsonObject } from '../model/json.ts'

/** Whether an assertion is of the first draft (0.5): badge and issuer within it, the recipient as bare text, no way to check it. */
export function isFirstDraft(document: JsonObject): boolean {
  const { recipient, badge } = document
  return typeof recipient === 'string' && isJsonObject(badge) && isJsonObject(badge.issuer) && 'origin' in badge.issuer
}

/** Whether an assertion is of Open Badges 1.x, which had `verify` for `verification` and no keys in issuers' profiles. */
export function isOfVersionOne({ verify, verification }: JsonObject): boolean {
  return isJsonObject(verify) && verification === undefined
}

/** Whether a host says of its assertion that it was taken back; the word has been a truth value, a date and a text. */
export function isTakenBack({ revoked }: JsonObject): boolean {
  return ![undefined, null, false, 0, '', 'false'].some((no) => no === revoked)
}

/** The part that an award must have and has not: for whom, for what, by whom, when. */
export function missingPartOf({
  assertion,
  badge,
  issuer,
}: {
  assertion: JsonObject
  badge: JsonObject
  issuer: JsonObject
}): string | undefined {
  const { recipient } = assertion
  const identity = isJsonObject(recipient) ? recipient.identity : isFirstDraft(assertion) ? recipient : undefined
  if (!isText(identity)) return 'recipient'
  if (!isText(badge.name)) return 'badge.name'
  if (!isText(issuer.name)) return 'issuer.name'
  if (!isFirstDraft(assertion) && !assertion.issuedOn) return 'issuedOn'
  return undefined
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}
