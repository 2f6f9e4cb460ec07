import type { CliOptions } from './command.ts'
import { UsageFault } from './exit-codes.ts'

const MAX_JOBS = 64

/** Does work on many inputs, a few at a time, and gives the results in the order of the inputs as they come. */
export async function* inParallel<Input, Result>(
  inputs: readonly Input[],
  limit: number,
  work: (input: Input) => Promise<Result>,
): AsyncGenerator<Result, void, void> {
  const running: Promise<Result>[] = []
  let next = 0
  while (next < inputs.length || running.length > 0) {
    while (running.length < limit && next < inputs.length) {
      const started = work(inputs[next++] as Input)
      // A rejection is reported in order; until then it must not count as unhandled.
      started.catch(() => undefined)
      running.push(started)
    }
    const first = running.shift()
    if (first) yield await first
  }
}

/** How many inputs `--jobs` lets be worked on at once. */
export function jobsOf({ jobs = '8' }: CliOptions): number {
  const number = Number(jobs)
  if (!Number.isInteger(number) || number < 1 || number > MAX_JOBS)
    throw new UsageFault('--jobs is a number from 1 to 64.')
  return number
}

/** Says how many are done: on one line of a terminal, or line by line where `--progress` asks for it. */
export function showProgress(done: number, all: number, { progress }: CliOptions): void {
  if (!progress && !process.stderr.isTTY) return
  const end = process.stderr.isTTY && done < all ? '\r' : '\n'
  process.stderr.write(`${done} of ${all} done${end}`)
}
