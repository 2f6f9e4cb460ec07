import type { JsonObject } from '../model/json.ts'
import { type Check, notPassed, passed } from '../verification/report.ts'

const CLOCK_SKEW_MILLISECONDS = 5 * 60 * 1000
/** Beyond this a number counts milliseconds: as seconds it would lie 3,000 years ahead. */
const MOST_SECONDS = 1e11

/** Whether an assertion has begun and not ended. Open Badges 1.x wrote dates as Unix seconds, the first draft as `issued_on`. */
export function checkAssertionDates(assertion: JsonObject, now: Date): Check {
  const issued = assertion.issuedOn ?? assertion.issued_on
  const [from, until] = [momentOf(issued), momentOf(assertion.expires)]
  if (from === 'unreadable') return notPassed('dates', 'date-unreadable', String(issued))
  if (until === 'unreadable') return notPassed('dates', 'date-unreadable', String(assertion.expires))
  if (from !== undefined && from > now.getTime() + CLOCK_SKEW_MILLISECONDS)
    return notPassed('dates', 'not-yet-valid', String(issued))
  if (until !== undefined && until < now.getTime()) return notPassed('dates', 'expired', String(assertion.expires))
  return passed('dates')
}

/** A date of an assertion, to be shown; `undefined` where there is none. */
export function dateText(value: unknown): string | undefined {
  const moment = momentOf(value)
  if (typeof moment !== 'number') return undefined
  const isNumber = typeof value === 'number' || /^[\d.]+$/.test(String(value))
  return isNumber ? new Date(moment).toISOString() : String(value)
}

function momentOf(value: unknown): number | 'unreadable' | undefined {
  if (value === undefined || value === null || value === '') return undefined
  const isNumber = typeof value === 'number' || (typeof value === 'string' && /^\d{9,14}(\.\d+)?$/.test(value))
  const moment = isNumber ? millisecondsOf(Number(value)) : typeof value === 'string' ? Date.parse(value) : Number.NaN
  return Number.isNaN(new Date(moment).getTime()) ? 'unreadable' : moment
}

function millisecondsOf(value: number): number {
  return value > MOST_SECONDS ? value : value * 1000
}
