import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { Script } from 'node:vm'
import fc from 'fast-check'
import { type RunnerTestCase, TestRunner } from 'vitest'

// Runs each test as it is, then once more for each living mutant that it reached. A test that fails then has killed it.

/** A broken loop may have no end: then it has been noticed. */
const longestMs = 1_000
/** Quick tests come first; the slow ones judge what is left, and the slowest would take minutes for all mutants. */
const [atLeastMs, lessThanMs] = JSON.parse(process.env.MUTATION_PACE ?? '[0, 300]') as [number, number]
const deadline = Number(process.env.MUTATION_DEADLINE)
const report = process.env.MUTATION_REPORT ?? ''

// One counterexample is enough to have noticed: the smallest one is for people.
fc.configureGlobal({ ...fc.readConfigureGlobal(), endOnFailure: true })

const mutation = { active: undefined as string | undefined, reached: new Set<string>() }
const shared = globalThis as unknown as { __mutant(id: string): boolean; __mutantTest(): unknown }
shared.__mutant = (id) => {
  if (mutation.active === undefined) mutation.reached.add(id)
  return mutation.active === id
}
/** Only a script of its own can be stopped from outside. */
const bounded = new Script('__mutantTest()')

const killed = new Set(
  existsSync(report)
    ? readFileSync(report, 'utf8')
        .split('\n')
        .filter((line) => line.startsWith('killed '))
        .map((line) => line.slice(7))
    : [],
)
const covered = new Set<string>()
const note = (what: 'killed' | 'covered' | 'untried' | 'unfit', id: string) => appendFileSync(report, `${what} ${id}\n`)

// biome-ignore lint/style/noDefaultExport: vitest asks for it
export default class MutationRunner extends TestRunner {
  async runTask(test: RunnerTestCase) {
    const run = TestRunner.getTestFn(test)
    mutation.reached = new Set()
    const began = performance.now()
    try {
      await run()
    } catch {
      // Bound to a time that it does not keep with all mutants in its way, or to what an earlier mutant left behind.
      return note('unfit', `${test.file.name}: ${test.name}`)
    }
    const took = performance.now() - began
    const reached = [...mutation.reached].filter((id) => !killed.has(id))
    for (const id of reached.filter((one) => !covered.has(one))) note('covered', id)
    for (const id of reached) covered.add(id)
    if (took < atLeastMs || took >= lessThanMs) return
    for (const id of reached) {
      if (Date.now() > deadline) note('untried', id)
      else if (!(await survives(run, id))) {
        killed.add(id)
        note('killed', id)
      }
    }
  }
}

async function survives(run: () => unknown, id: string): Promise<boolean> {
  mutation.active = id
  shared.__mutantTest = run
  const late = new AbortController()
  try {
    // What waits for ever is stopped by a clock; what computes for ever is not reached by one.
    const noEnd = sleep(longestMs, undefined, { signal: late.signal }).then(() => Promise.reject(new Error('no end')))
    noEnd.catch(() => {})
    await Promise.race([bounded.runInThisContext({ timeout: longestMs }), noEnd])
    return true
  } catch {
    return false
  } finally {
    late.abort()
    mutation.active = undefined
  }
}
