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
      // Failing is reported when its turn comes; until then it must not count as forgotten.
      started.catch(() => undefined)
      running.push(started)
    }
    const first = running.shift()
    if (first) yield await first
  }
}
