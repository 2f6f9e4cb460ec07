import { spawnSync } from 'node:child_process'
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { equivalent } from './mutation/equivalent.ts'
import { type Mutant, withMutants } from './mutation/mutants.ts'

// `node tools/mutate-rules.ts [part of a file's name]`: breaks every rule file in every way that mutants.ts knows, and
// says which breaks no test of the capabilities notices. Ten minutes at most; not in CI. Fails below the bar.

const bar = 0.9
const minutes = 10

const root = path.resolve(import.meta.dirname, '..')
process.chdir(root)
const [part = ''] = process.argv.slice(2)
const files = globSync(['src/capabilities/*/*-rules.ts', 'src/infrastructure/*/*-rules.ts'])
  .filter((file) => file.includes(part))
  .toSorted()
const mutants = files.flatMap((file) => withMutants(file, readFileSync(file, 'utf8')).mutants)
const report = path.join(tmpdir(), `waymark-mutation-${process.pid}.txt`)
writeFileSync(report, '')

const began = Date.now()
for (const pace of [
  [0, 10],
  [10, 300],
]) {
  const run = spawnSync(
    'node_modules/.bin/vitest',
    ['run', '--config', 'tools/mutation/vitest.config.ts', '--reporter=dot'],
    {
      encoding: 'utf8',
      env: {
        ...process.env,
        MUTATION_REPORT: report,
        MUTATION_PACE: JSON.stringify(pace),
        MUTATION_DEADLINE: String(began + minutes * 60_000),
        MUTATION_FILES: part ? `${part}.*-rules\\.ts$|${part}` : '-rules\\.ts$',
      },
    },
  )
  // On a loaded machine a test may outlast its own time limit: what it would have killed is then counted as alive.
  if (run.status !== 0)
    console.log(`some tests did not end well:\n${run.stdout.match(/ FAIL .*|.*Error: .*/g)?.join('\n')}`)
  if (!readFileSync(report, 'utf8').includes('covered '))
    throw new Error(`the tests fail without a mutant:\n${run.stdout.slice(-3000)}${run.stderr.slice(-2000)}`)
}

const marked = (what: string) =>
  new Set(
    readFileSync(report, 'utf8')
      .split('\n')
      .filter((line) => line.startsWith(`${what} `))
      .map((line) => line.slice(what.length + 1)),
  )
const [killed, covered, untried] = [marked('killed'), marked('covered'), marked('untried')]

for (const name of marked('unfit')) console.log(`unfit to judge: ${name}`)

const reasonOf = ({ file, before, after }: Mutant) =>
  equivalent.find((one) => file.endsWith(one.file) && one.before === before && one.after === after)?.reason
const counted = mutants.filter((mutant) => killed.has(mutant.id) || reasonOf(mutant) === undefined)
const alive = counted.filter(({ id }) => !killed.has(id))

for (const { id, file, line, before, after } of alive)
  console.log(
    `${covered.has(id) ? (untried.has(id) ? 'untried ' : 'survived') : 'no test '} ${file}:${line}  ${before}  →  ${after || '(nothing)'}`,
  )
for (const file of files) {
  const of = counted.filter((mutant) => mutant.file === file)
  const dead = of.filter(({ id }) => killed.has(id)).length
  console.log(`${String(dead).padStart(4)} of ${String(of.length).padEnd(4)} ${percent(dead, of.length)}  ${file}`)
}
const dead = counted.length - alive.length
console.log(
  `${dead} of ${counted.length} mutants killed: ${percent(dead, counted.length)}; ${mutants.length - counted.length} equivalent; ${Math.round((Date.now() - began) / 1000)} s`,
)
process.exitCode = dead / counted.length >= bar ? 0 : 1

function percent(some: number, all: number): string {
  return `${((all === 0 ? 1 : some / all) * 100).toFixed(1).padStart(5)} %`
}
