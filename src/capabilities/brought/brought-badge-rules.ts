import type { BadgeSummary, Verdict, VerificationReport } from '@waymark/open-badges'
import type { Skill } from '#capabilities/skills/skill.ts'
import { printable } from '#infrastructure/words/printable.ts'
import type { BroughtBadge } from './brought-badge.ts'

export type BroughtRefusal =
  | 'no-badge'
  | 'not-genuine'
  | 'names-somebody-else'
  | 'given-here'
  | 'says-too-little'
  | 'is-an-endorsement'

const longest = { name: 200, description: 2000, id: 2000 }
const mostSkills = 30

/** What is kept beside the document, so that a list need not read it. */
export type BroughtSummary = Pick<
  BroughtBadge,
  'name' | 'description' | 'issuerName' | 'issuerHost' | 'awardedOn' | 'validUntil' | 'skills'
>

/** What a checked badge says, cut to what a page shows; `undefined` where it says neither its name nor its issuer. */
export function broughtSummary({ summary }: Pick<VerificationReport, 'summary'>): BroughtSummary | undefined {
  const { issuerId, validUntil } = summary
  const [name, description, issuerName] = [summary.name, summary.description, summary.issuerName].map(keepable)
  // Of its id alone, to which the check binds the signature: its name and its web page are what it says of itself.
  const host = hostOf(issuerId)
  const issuer = issuerName || host
  if (!name || !issuer) return undefined
  return {
    name: name.slice(0, longest.name),
    description: (description ?? '').slice(0, longest.description),
    issuerName: issuer.slice(0, longest.name),
    issuerHost: host ?? null,
    awardedOn: dayOf(summary.awardedDate),
    validUntil: validUntil && !Number.isNaN(Date.parse(validUntil)) ? new Date(validUntil) : null,
    skills: skillsOf(summary),
  }
}

/** The skills that it names: by an address of a framework where that is one of the web. */
function skillsOf({ alignments = [] }: BadgeSummary): Skill[] {
  return alignments.slice(0, mostSkills).flatMap(({ name, uri, framework }) => {
    const called = keepable(name)?.slice(0, longest.name)
    const inFramework = keepable(framework)?.slice(0, longest.name)
    const isAddress = uri !== undefined && uri.length <= longest.id && /^https?:\/\/\S+$/.test(uri) && URL.canParse(uri)
    if (!called) return []
    return [
      { name: called, ...(isAddress && { uri: new URL(uri).href }), ...(inFramework && { framework: inFramework }) },
    ]
  })
}

/** What others wrote, as it is shown and kept. */
export const keepable = (text: string | undefined): string | undefined => text && printable(text).trim()

function dayOf(date: string | undefined): string | null {
  const time = date ? Date.parse(date) : Number.NaN
  return Number.isNaN(time) ? null : new Date(time).toISOString().slice(0, 10)
}

function hostOf(id: string | undefined): string | undefined {
  const [, web] = /^did:web:([^:]+)/.exec(id ?? '') ?? []
  if (web) return decodeURIComponent(web).toLowerCase()
  return id && /^https?:/.test(id) && URL.canParse(id) ? new URL(id).host : undefined
}

/** Why a badge from elsewhere is not kept, or `undefined`. One whose issuer does not answer is kept, and says so. */
export function verdictRefusalOf(verdict: Verdict): BroughtRefusal | undefined {
  if (verdict === 'not-genuine') return 'not-genuine'
  return verdict === 'no-badge' || verdict === 'damaged' ? 'no-badge' : undefined
}

/** A check is repeated when the badge is shown and the last one is older than this. */
const checkedForMs = 15 * 60_000

export const isToCheck = ({ checkedAt }: Pick<BroughtBadge, 'checkedAt'>, now: Date): boolean =>
  now.getTime() - checkedAt.getTime() >= checkedForMs

/** What is said of a badge from elsewhere beside its verdict. */
export type Standing = 'good' | 'unnamed-issuer' | 'was-good' | 'unknown' | 'ended' | 'false'

/**
 * `unnamed-issuer`: the signature holds, and nothing says whose key it is: a stranger can sign in any name with a key of
 * their own. `was-good`: it was genuine and in date at an earlier check, and its issuer does not answer now. What was proven to have
 * ended since, by its own date, has ended.
 */
export function standingOf(
  {
    verdict,
    genuineAt,
    validUntil,
    issuerHost,
  }: Pick<BroughtBadge, 'verdict' | 'genuineAt' | 'validUntil' | 'issuerHost'>,
  now: Date,
): Standing {
  if (verdict === 'not-genuine' || verdict === 'no-badge' || verdict === 'damaged') return 'false'
  // Before its dates: a stranger writes these as they like.
  if (issuerHost === null) return verdict.startsWith('genuine') ? 'unnamed-issuer' : 'unknown'
  if (verdict.startsWith('genuine-but') || (validUntil && validUntil <= now)) return 'ended'
  if (verdict === 'genuine') return 'good'
  return genuineAt ? 'was-good' : 'unknown'
}
