import type { FetchOutcome } from './document-source.ts'

/** What a check had to fetch. */
type Wanted = 'issuer' | 'status' | 'hosted-copy' | 'badge-class'

/** Why it was not fetched: a fault that may pass, or one that another try will not mend. */
export type UnreachableReason = `${Wanted}-unreachable` | `${Wanted}-not-found`

/** Timeouts, broken connections, name servers out of order, and answers that ask to come again (RFC 9110 §15.5–15.6). */
const MAY_PASS =
  /\b(408|425|429|5\d\d)\b|time(d )?-?out|ECONN|EPIPE|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|socket|no answer|connection broke|fetch-failed/i

/** Tells a fault that may pass from one that will not, so that nobody is told to try again in vain. */
export function unreachableReason(wanted: Wanted, { reason }: Extract<FetchOutcome, { ok: false }>): UnreachableReason {
  return MAY_PASS.test(reason) ? `${wanted}-unreachable` : `${wanted}-not-found`
}
