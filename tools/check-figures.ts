import { spawnSync } from 'node:child_process'
import { existsSync, globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { countFamilies, roleOf } from './check-roles.ts'
import { pureTests } from './mutation/pure-tests.ts'

// Figures of the web floor and of the use cases that once went wrong. Each has a ceiling that only sinks: who brings one
// down writes the new number here, and nobody writes a higher one.

const ceilings = {
  'files in the root of src/web': 3,
  'files in the largest folder of src/web': 28,
  'twins in src/web': 0,
  'duplicate pairs per kLoC in src/web': 3.7,
  'ways to call a use case': 3,
  'files that one award runs through': 34,
  'rule files that no pure test reaches': 0,
} as const
type Figure = keyof typeof ceilings
type FigureOfWeb = Extract<Figure, `${string}src/web`>

/** Tokens in a row that make a duplicate, whatever things are called: some eight lines. */
const alikeTokens = 60
/** Two files of which so much is the same, whatever things are called, are one file, mounted twice. */
const twinShare = 0.8
const gram = 5

interface Source {
  file: string
  lines: string[]
}

export function figuresOf(sources: Source[]): Record<FigureOfWeb, number> {
  const folders = Map.groupBy(sources, ({ file }) => path.dirname(file))
  const kiloLines = sources.reduce((sum, { lines }) => sum + lines.length, 0) / 1000
  const { pairs, twins } = duplicatesIn(sources)
  return {
    'files in the root of src/web': folders.get('src/web')?.length ?? 0,
    'files in the largest folder of src/web': Math.max(...[...folders.values()].map((files) => files.length)),
    'twins in src/web': twins,
    'duplicate pairs per kLoC in src/web': Math.round((pairs / Math.max(kiloLines, 0.001)) * 10) / 10,
  }
}

/** A file as its tokens; names and texts are as good as each other. */
function tokensOf(text: string): string[] {
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, true, ts.LanguageVariant.JSX, text)
  const tokens: string[] = []
  for (let kind = scanner.scan(); kind !== ts.SyntaxKind.EndOfFileToken; kind = scanner.scan()) {
    const isName = kind === ts.SyntaxKind.Identifier || kind === ts.SyntaxKind.StringLiteral
    tokens.push(isName ? 'name' : scanner.getTokenText())
  }
  return tokens
}

/** Without what every file begins with. */
const withoutImports = (text: string) => text.replace(/^import [\s\S]*? from '[^']*'\n/gm, '')

/** Pairs of places with the same tokens in a row, each counted once however long it is; and files that are mostly alike. */
function duplicatesIn(sources: Source[]): { pairs: number; twins: number } {
  const files = sources.map(({ lines }) => tokensOf(withoutImports(lines.join('\n'))))
  const places = new Map<string, { file: number; at: number }[]>()
  for (const [file, tokens] of files.entries())
    for (let at = 0; at + alikeTokens <= tokens.length; at++) {
      const key = tokens.slice(at, at + alikeTokens).join(' ')
      places.set(key, [...(places.get(key) ?? []), { file, at }])
    }
  let pairs = 0
  for (const same of places.values())
    for (const [index, one] of same.entries())
      for (const other of same.slice(index + 1)) {
        const before = files[one.file]?.[one.at - 1]
        if (before === undefined || before !== files[other.file]?.[other.at - 1]) pairs++
      }
  const grams = files.map((tokens) => new Set(tokens.map((_, at) => tokens.slice(at, at + gram).join(' '))))
  let twins = 0
  for (const [index, one] of grams.entries())
    for (const other of grams.slice(index + 1))
      if (one.size >= 40 && other.size >= 40 && alike(one, other) >= twinShare) twins++
  return { pairs, twins }
}

function alike(one: Set<string>, other: Set<string>): number {
  const both = [...one].filter((gram) => other.has(gram)).length
  return both / (one.size + other.size - both)
}

/**
 * Files of ours that these import to run, themselves and what they import among them; types alone do not count. What lies
 * behind a file that is no `step` is left out.
 */
function reachedFrom(entries: string[], isStep: (file: string) => boolean = () => true): Set<string> {
  const { imports } = JSON.parse(readFileSync('package.json', 'utf8')) as { imports: Record<string, string> }
  const places = Object.entries(imports).map(([from, to]) => [from.replace('*', ''), to.replace('*', '')] as const)
  const reached = new Set<string>()
  const waiting = [...entries]
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (reached.has(file) || !existsSync(file)) continue
    reached.add(file)
    if (!isStep(file)) continue
    const text = readFileSync(file, 'utf8')
    for (const [, from = ''] of text.matchAll(/^(?:import|export)\s+(?!type\b)[^'"]*?from '([^']+)'/gms)) {
      const place = places.find(([alias]) => from.startsWith(alias))
      if (place) waiting.push(path.normalize(place[1] + from.slice(place[0].length)))
      else if (from.startsWith('.')) waiting.push(path.join(path.dirname(file), from))
    }
  }
  return reached
}

/** A use case is no way to a rule: a test of it breaks for many reasons, and late. */
function rulesUntried(): string[] {
  const isPure = (file: string) => file.endsWith('.test.ts') || !/^(use case|store|mint)$/.test(roleOf(file))
  const tried = reachedFrom(pureTests('.'), isPure)
  return globSync('src/{capabilities,infrastructure}/*/*-rules.ts').filter((file) => !tried.has(file))
}

/** What went above its ceiling, or `undefined`; prints the figures. */
export function checkFigures(): string | undefined {
  const { stdout } = spawnSync(
    'git',
    ['ls-files', '--cached', '--others', '--exclude-standard', '--deduplicate', 'src/web'],
    { encoding: 'utf8' },
  )
  const sources = stdout
    .trim()
    .split('\n')
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
    .map((file) => ({ file, lines: readFileSync(file, 'utf8').split('\n') }))
  const untried = rulesUntried()
  const figures: Record<Figure, number> = {
    ...figuresOf(sources),
    'ways to call a use case': countFamilies().size,
    'files that one award runs through': reachedFrom(['src/capabilities/awards/issue-award-run.ts']).size,
    'rule files that no pure test reaches': untried.length,
  }
  for (const [name, figure] of Object.entries(figures)) console.log(`        ${String(figure).padStart(5)}  ${name}`)
  const risen = (Object.keys(ceilings) as Figure[]).filter((name) => figures[name] > ceilings[name])
  return risen.length === 0
    ? undefined
    : [...risen.map((name) => `${name}: ${figures[name]}, and it was ${ceilings[name]}.`), ...untried].join('\n')
}
