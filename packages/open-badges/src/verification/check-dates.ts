import { asArray, isJsonObject, type JsonObject } from '../model/json.ts'
import { type Check, notPassed, passed } from './report.ts'

/** Clocks of two honest machines may differ by this much. */
const CLOCK_SKEW_MILLISECONDS = 5 * 60 * 1000

/** Whether `now` is within the period that a credential, and its proof, says it holds (VC Data Model 2.0 §4.9). */
export function checkDates(document: JsonObject, now: Date): Check {
  const from = document.validFrom ?? document.issuanceDate
  const until = document.validUntil ?? document.expirationDate
  if (isAfter(from, now)) return notPassed('dates', 'not-yet-valid', String(from))
  if (isBefore(until, now)) return notPassed('dates', 'expired', String(until))
  const ended = asArray(document.proof).find((proof) => isJsonObject(proof) && isBefore(proof.expires, now))
  return ended ? notPassed('dates', 'proof-expired') : passed('dates')
}

function isAfter(moment: unknown, now: Date): boolean {
  return typeof moment === 'string' && Date.parse(moment) > now.getTime() + CLOCK_SKEW_MILLISECONDS
}

function isBefore(moment: unknown, now: Date): boolean {
  return typeof moment === 'string' && Date.parse(moment) < now.getTime()
}
