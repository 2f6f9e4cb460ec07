import { type ExplanationLanguage, explainCheck, explanations } from '../verification/explanations.ts'
import { type Check, notPassed, type Verdict, type VerificationReport } from '../verification/report.ts'
import { verifyBadge } from '../verification/verify-badge.ts'
import type { CliOptions } from './command.ts'
import { EXIT_OF_VERDICT, UnreachableFault, UsageFault, worstOf } from './exit-codes.ts'
import { documentFetcher } from './fetch-document.ts'
import { inParallel, jobsOf, showProgress } from './in-parallel.ts'
import { readInput } from './read-input.ts'
import { sourcesIn } from './sources.ts'

type Verified = { source: string; report: VerificationReport }

/** Says of each input whether it is a genuine badge. With several, the worst answer is the exit code. */
export async function verify(inputs: string[], options: CliOptions): Promise<number> {
  const sources = (await Promise.all(inputs.map(sourcesIn))).flat()
  if (sources.length === 0) throw new UsageFault('Name a badge to verify: a file, a folder, an https address, or -.')
  const language = languageOf(options)
  const isOneOfMany = sources.length > 1 || sources.some(({ isInFolder }) => isInFolder)
  const verified: Verified[] = []
  for await (const one of inParallel(sources, jobsOf(options), ({ source }) =>
    verifyOne(source, options, isOneOfMany),
  )) {
    verified.push(one)
    if (!options.json) process.stdout.write(worded(one, { language, isOneOfMany }))
    if (isOneOfMany) showProgress(verified.length, sources.length, options)
  }
  if (options.json) process.stdout.write(`${JSON.stringify(asJson(verified, { language, isOneOfMany }), null, 2)}\n`)
  else if (isOneOfMany) process.stdout.write(summary(verified, language))
  return worstOf(verified.map(({ report }) => EXIT_OF_VERDICT[report.verdict]))
}

async function verifyOne(source: string, options: CliOptions, isOneOfMany: boolean): Promise<Verified> {
  const rules = { allowPrivate: options['allow-private'] }
  try {
    const bytes = await readInput(source, rules)
    const fetchDocument = options.offline ? undefined : documentFetcher(rules)
    return { source, report: await verifyBadge(bytes, { now: new Date(), fetchDocument, language: options.lang }) }
  } catch (error) {
    // One file that cannot be read must not keep the others from being checked; of one out of reach nothing is known.
    const isTold = error instanceof UnreachableFault || (isOneOfMany && error instanceof UsageFault)
    if (!isTold) throw error
    return { source, report: unreadable(error.message) }
  }
}

function unreadable(message: string): VerificationReport {
  const check = notPassed('shape', 'input-unreadable', message)
  return { verdict: 'cannot-tell', checks: [check], cautions: [], summary: {}, format: 'unknown' }
}

function languageOf({ lang }: CliOptions): ExplanationLanguage {
  if (lang === undefined || lang === 'en' || lang === 'cy') return lang ?? 'en'
  throw new UsageFault('Languages are en and cy.')
}

const MARK: Record<Check['outcome'], string> = { passed: '✓', failed: '✗', 'not-checked': '?' }

type Wording = { language: ExplanationLanguage; isOneOfMany: boolean }

function worded({ source, report }: Verified, { language, isOneOfMany }: Wording): string {
  const { verdict, checks, cautions, summary: shown } = report
  const sentences = explanations[language]
  const about = [shown.name, shown.issuerName ?? shown.issuerId].filter((part) => part !== undefined).join(' · ')
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

const VERDICTS: readonly Verdict[] = [
  'genuine',
  'genuine-but-no-longer-valid',
  'genuine-but-suspended',
  'cannot-tell',
  'not-genuine',
  'no-badge',
  'damaged',
]

function summary(verified: Verified[], language: ExplanationLanguage): string {
  const lines = VERDICTS.map((verdict) => {
    const count = verified.filter(({ report }) => report.verdict === verdict).length
    return count > 0 ? `${String(count).padStart(6)}  ${explanations[language].verdicts[verdict]}\n` : ''
  })
  return `\n${lines.join('')}`
}

function asJson(reports: Verified[], { language, isOneOfMany }: Wording): object {
  const wordedReports = reports.map(({ source, report }) => ({
    source,
    ...report,
    explanation: explanations[language].verdicts[report.verdict],
    checks: report.checks.map((check) => ({ ...check, explanation: explainCheck(check, language) })),
  }))
  return isOneOfMany ? wordedReports : (wordedReports[0] ?? {})
}
