import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type ExplanationLanguage, explainCheck, explanations } from '../verification/explanations.ts'
import type { Check, VerificationReport } from '../verification/report.ts'
import { verifyBadge } from '../verification/verify-badge.ts'
import type { CliOptions } from './command.ts'
import { EXIT, EXIT_OF_VERDICT, UsageFault } from './exit-codes.ts'
import { fetchDocument } from './fetch-document.ts'
import { readInput } from './read-input.ts'

/** Says of each input whether it is a genuine badge. With several, the worst answer is the exit code. */
export async function verify(inputs: string[], options: CliOptions): Promise<number> {
  const sources = (await Promise.all(inputs.map(filesIn))).flat()
  if (sources.length === 0) throw new UsageFault('Name a badge to verify: a file, a folder, an https address, or -.')
  const language = languageOf(options)
  const reports: { source: string; report: VerificationReport }[] = []
  for (const source of sources) {
    const report = await verifyBadge(await readInput(source), {
      now: new Date(),
      ...(options.offline ? {} : { fetchDocument }),
    })
    reports.push({ source, report })
    if (!options.json) process.stdout.write(worded({ source, report, language, isOneOfMany: sources.length > 1 }))
  }
  if (options.json) process.stdout.write(`${JSON.stringify(asJson(reports, language), null, 2)}\n`)
  return worst(reports.map(({ report }) => EXIT_OF_VERDICT[report.verdict]))
}

/** A folder stands for the files in it. */
async function filesIn(source: string): Promise<string[]> {
  const isFolder = await stat(source).then(
    (entry) => entry.isDirectory(),
    () => false,
  )
  if (!isFolder) return [source]
  const entries = await readdir(source, { withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(source, entry.name))
    .sort()
}

function languageOf({ lang }: CliOptions): ExplanationLanguage {
  if (lang === undefined || lang === 'en' || lang === 'cy') return lang ?? 'en'
  throw new UsageFault('Languages are en and cy.')
}

type Worded = { source: string; report: VerificationReport; language: ExplanationLanguage; isOneOfMany: boolean }

const MARK: Record<Check['outcome'], string> = { passed: '✓', failed: '✗', 'not-checked': '?' }

function worded({ source, report, language, isOneOfMany }: Worded): string {
  const { verdict, checks, cautions, summary } = report
  const sentences = explanations[language]
  const about = [summary.name, summary.issuerName ?? summary.issuerId].filter((part) => part !== undefined).join(' · ')
  return [
    ...(isOneOfMany ? [`${source}:`] : []),
    sentences.verdicts[verdict],
    ...(about ? [about] : []),
    ...checks.map((check) => `  ${MARK[check.outcome]} ${explainCheck(check, language)}${detailOf(check)}`),
    ...cautions.map((caution) => `  ! ${sentences.cautions[caution]}`),
    '',
  ].join('\n')
}

function detailOf({ detail }: Check): string {
  return detail ? ` (${detail})` : ''
}

function asJson(reports: { source: string; report: VerificationReport }[], language: ExplanationLanguage): object {
  const worded = reports.map(({ source, report }) => ({
    source,
    ...report,
    explanation: explanations[language].verdicts[report.verdict],
    checks: report.checks.map((check) => ({ ...check, explanation: explainCheck(check, language) })),
  }))
  return worded.length === 1 ? (worded[0] ?? {}) : worded
}

function worst(codes: number[]): number {
  if (codes.includes(EXIT.notGenuine)) return EXIT.notGenuine
  return codes.includes(EXIT.cannotTell) ? EXIT.cannotTell : EXIT.genuine
}
