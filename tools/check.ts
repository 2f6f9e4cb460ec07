import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { checkBounds } from './check-bounds.ts'
import { checkDefaults } from './check-defaults.ts'
import { checkDocumentation } from './check-documentation.ts'
import { checkFigures } from './check-figures.ts'
import { checkLanguage } from './check-language.ts'
import { checkReadingAge } from './check-reading-age.ts'
import { checkRefusals } from './check-refusals.ts'
import { checkRoles } from './check-roles.ts'
import { checkWords } from './check-words.ts'
import { generateCatalogues } from './generate-catalogues.ts'
import { generateTypes } from './generate-types.ts'

// Everything that can be said about the code without running it. Each line says what to do when it fails.

const root = path.resolve(import.meta.dirname, '..')
process.chdir(root)
let passed = 0
const failed: string[] = []

function report(name: string, problem: string | undefined) {
  if (problem === undefined) {
    passed++
    console.log(`ok      ${name}`)
  } else {
    failed.push(name)
    console.log(`FAILED  ${name}\n${problem.trimEnd().slice(-6000)}\n`)
  }
}

function run(program: string, parameters: string[]): { status: number | null; said: string } {
  const result = spawnSync(program, parameters, { encoding: 'utf8', maxBuffer: 64_000_000 })
  return { status: result.status, said: `${result.stdout ?? ''}${result.stderr ?? ''}${result.error ?? ''}` }
}

function runs(name: string, program: string, parameters: string[]) {
  const { status, said } = run(program, parameters)
  report(name, status === 0 ? undefined : said)
}

/** TypeScript 7 has no classic API: a tool that reads through it may read nothing and call that fine. */
function checkDependencies() {
  const { status, said } = run('depcruise', ['--config', '.dependency-cruiser.js', 'src', 'packages/open-badges/src'])
  const modules = Number(/(\d+) modules/.exec(said)?.[1] ?? 0)
  const followed = run('depcruise', [
    '--config',
    '.dependency-cruiser.js',
    '--output-type',
    'text',
    'src/web/site/session-gate.ts',
  ]).said.includes('capabilities/people/mint-authority.ts')
  if (modules < 300)
    return report('dependency rules', `Only ${modules} modules were read: the tool sees nothing.\n${said}`)
  if (!followed) return report('dependency rules', 'Imports that begin with # were not followed.')
  report('dependency rules', status === 0 ? undefined : said)
}

function checkRegistryHosts() {
  const lock = readFileSync('package-lock.json', 'utf8')
  report(
    'lock file names no registry',
    /"resolved": "https?:/.test(lock)
      ? 'package-lock.json records addresses: run npm install with the .npmrc of this folder.'
      : undefined,
  )
}

runs('types of the routes', 'react-router', ['typegen'])
runs('types', process.execPath, [
  'node_modules/typescript-7/bin/tsc',
  '--noEmit',
  '-p',
  'tsconfig.json',
  '--checkers',
  '2',
])
runs('lint and format', 'biome', ['check', '--error-on-warnings', '--diagnostic-level=warn', '.'])
checkDependencies()
report('roles of files in capabilities', checkRoles())
report('figures of the web floor', checkFigures())
report('no defaults in write paths', checkDefaults())
report('every refusal has words', checkRefusals())
report('one bound for all tests', checkBounds())
report('language of the code', checkLanguage())
report('words in both languages', checkWords(root))
report('learners read it at nine', checkReadingAge())
checkRegistryHosts()
report('TSDoc on every export of the library', checkDocumentation('packages/open-badges'))
runs('dead code', 'knip', ['--no-progress'])
report(
  'catalogues are current',
  generateCatalogues({ compare: true })
    ? undefined
    : 'locales/catalogues.ts does not hold the files that are in locales/: run npm run generate.',
)
report(
  'database types are current',
  (await generateTypes({ file: 'database/types.ts', compare: true }))
    ? undefined
    : 'database/types.ts is older than the migrations: run npm run generate.',
)

console.log(`${passed} passed, ${failed.length} failed`)
process.exitCode = failed.length === 0 ? 0 : 1
