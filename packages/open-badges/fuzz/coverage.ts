import { type Profiler, Session } from 'node:inspector'

/** Counts that say as much: once, twice, a few times, often. */
const STEPS = [0, 1, 2, 4, 16, 128]

/**
 * Which branches of this package ran, as V8 itself counts them. A branch counts again where it ran so much more often than
 * ever before that something else must have happened, such as a deeper recursion.
 */
export class Coverage {
  private readonly session = new Session()
  private readonly seen = new Set<string>()

  /** Starts counting. Only functions that are compiled later are counted branch by branch. */
  constructor() {
    this.session.connect()
    this.session.post('Profiler.enable')
    this.session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true })
  }

  /** How many branches were ever reached. */
  get reached(): number {
    return this.seen.size
  }

  /** Whether something ran since the last question that had never run before; from now on it has, unless it is only asked. */
  hasNews({ isAsked = false } = {}): boolean {
    let news = false
    for (const branch of this.branches()) {
      if (this.seen.has(branch)) continue
      news = true
      if (isAsked) return true
      this.seen.add(branch)
    }
    return news
  }

  private branches(): string[] {
    const branches: string[] = []
    this.session.post('Profiler.takePreciseCoverage', (error, taken) => {
      if (error) throw error
      for (const script of taken.result)
        if (script.url.includes('/open-badges/src/')) branches.push(...branchesOf(script))
    })
    return branches
  }
}

function branchesOf({ scriptId, functions }: Profiler.ScriptCoverage): string[] {
  return functions.flatMap(({ ranges }) =>
    ranges.map(({ startOffset, endOffset, count }) => {
      const step = STEPS.findLastIndex((least) => count >= least)
      return `${scriptId}:${startOffset}-${endOffset}:${step}`
    }),
  )
}
