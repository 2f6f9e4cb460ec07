import type { Check, VerificationReport } from '@waymark/open-badges'
import type { Services } from '#infrastructure/services.ts'
import type { Language } from '#infrastructure/words/languages.ts'
import { type BadgeCheck, checkBadge, checkSignedAward } from './check-badge.ts'
import { explainCautions, explainChecks } from './explain-checks.ts'
import { findSuccessor, type Successor } from './find-successor.ts'
import { readSubmittedBadge, type SubmittedBadge } from './read-submitted-badge.ts'

export interface SubmittedResult {
  verdict: VerificationReport['verdict']
  summary: VerificationReport['summary']
  issuedHere: BadgeCheck['issuedHere']
  archive: BadgeCheck['archive']
  /** Genuine by a key that no website and no organisation of this site stands for: the name that it gives proves nothing. */
  isNameless: boolean
  cautions: string[]
  checks: (Check & { explanation: string })[]
  withdrawn: boolean
  /** The badge that took the place of this one, or follows it. */
  successor: Successor | undefined
}

export type SubmittedCheck =
  /** `isOwn`: an award of ours by its address, found and verified in a millisecond. */
  | { ok: true; result: SubmittedResult; isOwn: boolean }
  /** A code that leads to a badge which nobody has kept yet. */
  | { ok: true; claimPath: string }
  | Extract<SubmittedBadge, { ok: false }>

export type SubmittedPowers = Pick<Services, 'database' | 'masterKey' | 'site'> & {
  now: Date
  language: Language
}

type Powers = SubmittedPowers & {
  /** It may send the badge itself as the body; a browser sends a form. */
  isProgram?: boolean
}

/** Checks what a visitor or a program submitted: the same facts for both. */
export async function checkSubmittedBadge(request: Request, powers: Powers): Promise<SubmittedCheck> {
  return checkReadBadge(await readSubmittedBadge(request, powers), powers)
}

/** Checks what was read of one thing that was submitted. */
export async function checkReadBadge(submitted: SubmittedBadge, powers: SubmittedPowers): Promise<SubmittedCheck> {
  if (!submitted.ok || 'claimPath' in submitted) return submitted
  const { badge, award } = submitted
  const checked = await (award ? checkSignedAward(award, powers) : checkBadge(badge, powers))
  const { report, issuedHere, archive } = checked
  const { recipientId: subject } = report.summary
  return {
    ...{ ok: true, isOwn: award !== undefined },
    result: {
      ...{ verdict: report.verdict, summary: report.summary, issuedHere, archive },
      isNameless:
        report.verdict.startsWith('genuine') && !issuedHere && /^did:(key|jwk):/.test(report.summary.issuerId ?? ''),
      cautions: explainCautions(report, powers.language),
      checks: explainChecks(report.checks, powers.language),
      withdrawn: report.checks.some((check) => check.id === 'status' && check.outcome === 'failed'),
      // Of a badge that this installation proved to be its own.
      successor: issuedHere && (await findSuccessor({ subject }, powers)),
    },
  }
}
