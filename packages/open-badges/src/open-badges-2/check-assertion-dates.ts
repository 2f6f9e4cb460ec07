import type { JsonObject } from '../model/json.ts'
import { type Check, notPassed, passed } from '../verification/report.ts'

const CLOCK_SKEW_MILLISECONDS = 5 * 60 * 1000

/** Whether an assertion has begun and not ended. Open Badges 1.x wrote dates as Unix seconds. */
export function checkAssertionDates({ issuedOn, expires }: JsonObject, now: Date): Check {
  const from = momentOf(issuedOn)
  const until = momentOf(expires)
  if (from !== undefined && from > now.getTime() + CLOCK_SKEW_MILLISECONDS)
    return notPassed('dates', 'not-yet-valid', String(issuedOn))
  if (until !== undefined && until < now.getTime()) return notPassed('dates', 'expired', String(expires))
  return passed('dates')
}

function momentOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value * 1000
  if (typeof value !== 'string') return undefined
  const moment = /^\d{9,11}$/.test(value) ? Number(value) * 1000 : Date.parse(value)
  return Number.isNaN(moment) ? undefined : moment
}
