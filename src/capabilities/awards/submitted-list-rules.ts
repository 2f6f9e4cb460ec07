import type { Verdict } from '@waymark/open-badges'
import type { SubmittedCheck } from './check-submitted-badge.ts'

/** What can be checked at one press. */
export const mostChecked = 50
/** After so long no further one is begun. */
export const checkingMs = 20_000
const longestGiven = 200

/** Why there is no verdict on one line. */
export const lineProblems = [
  ...(['no-address', 'unreachable', 'too-large', 'empty', 'waits-to-be-kept', 'out-of-time', 'not-checked'] as const),
] as const
export type LineProblem = (typeof lineProblems)[number]

/** One line of many that were checked: what a reader is told, of worth without opening it. */
export interface CheckedLine {
  /** The address or the name of the file, as it was given. */
  given: string
  verdict: Verdict | undefined
  problem: LineProblem | undefined
  /** The one sentence of the check that decided against it. */
  why: string | undefined
  /** What the badge says, where its signature proves it; nothing else is passed on. */
  name: string | undefined
  issuer: string | undefined
  /** Whether an organisation of this site signed it. */
  isFromHere: boolean
  /** Signed with a key that no website stands for: the issuer's name is only what the badge says of itself. */
  isNameless: boolean
  /** It took long, and could not be checked for what it is made of. */
  isTangled: boolean
  awarded: Date | undefined
  validUntil: Date | undefined
}

export interface GivenAddress {
  given: string
  /** `undefined` where the line holds none. */
  address: string | undefined
}

/** The lines of a pasted list, each with the address in it: a name may stand beside it, as in a column that was copied. */
export function addressesIn(list: string): GivenAddress[] {
  const lines = list.split(/\r\n?|\n/).map((line) => line.trim())
  return lines
    .filter((line) => line !== '')
    .map((line) => ({ given: shortened(line), address: /https?:\/\/[^\s,;"'<>|]+/i.exec(line)?.[0] }))
}

export const shortened = (given: string) => (given.length > longestGiven ? `${given.slice(0, longestGiven)}…` : given)

export const lineWithout = (given: string, problem: LineProblem): CheckedLine => ({
  ...{ given, problem, verdict: undefined, why: undefined, name: undefined, issuer: undefined },
  ...{ isFromHere: false, isNameless: false, isTangled: false, awarded: undefined, validUntil: undefined },
})

/** What one check found, as a line. */
export function lineOf(given: string, checked: SubmittedCheck): CheckedLine {
  if (!checked.ok) return lineWithout(given, problems[checked.refusal])
  if ('claimPath' in checked) return lineWithout(given, 'waits-to-be-kept')
  const { verdict, summary, checks, issuedHere, isNameless } = checked.result
  const decided = checks.find((one) => one.outcome === 'failed') ?? checks.find((one) => one.outcome === 'not-checked')
  const isProven = verdict.startsWith('genuine')
  return {
    ...{ given, verdict, problem: undefined, isFromHere: issuedHere !== undefined, isNameless },
    isTangled: checks.some(({ reason }) => reason === 'document-too-tangled'),
    why: verdict === 'genuine' ? undefined : decided?.explanation,
    name: isProven ? summary.name : undefined,
    issuer: isProven ? (issuedHere?.name ?? summary.issuerName ?? summary.issuerId) : undefined,
    awarded: isProven ? dateOf(summary.awardedDate ?? summary.validFrom) : undefined,
    validUntil: isProven ? dateOf(summary.validUntil) : undefined,
  }
}

const problems = {
  nothing: 'empty',
  'too-large': 'too-large',
  'photo-too-large': 'too-large',
  'no-code': 'empty',
  unreachable: 'unreachable',
} as const satisfies Record<Extract<SubmittedCheck, { ok: false }>['refusal'], LineProblem>

function dateOf(text: string | undefined): Date | undefined {
  const date = text === undefined ? undefined : new Date(text)
  return date && !Number.isNaN(date.getTime()) ? date : undefined
}
