import { END, type Statements } from './statements.ts'

/** A blank node with the label that it has just now. */
type Labelled = { readonly label: string }

/** Lines that are always the same, or the beginning of some that lead to nodes whose labels change. */
export type Run = { text: string; nodes: readonly Labelled[] | undefined }

/**
 * The lines of a subject in few pieces. A single character beyond Latin-1 makes JavaScript keep a whole text with two bytes a
 * character, and turning that into UTF-8 takes as long as hashing it; so such lines are pieces of their own.
 */
export function runsOf(subject: string, { tails, holes, wide }: Statements<Labelled>): Run[] {
  const runs: Run[] = []
  let plain = ['']
  // Joining gives text in one piece, which adding up would not.
  const endPlain = () => {
    if (plain.length > 1) runs.push({ text: plain.join(subject), nodes: undefined })
    plain = ['']
  }
  for (const tail of tails) {
    const nodes = holes?.get(tail)
    const isWide = wide?.has(tail) === true
    if (!nodes && !isWide) plain.push(tail)
    else {
      endPlain()
      runs.push({ text: ['', nodes ? tail.slice(0, -2) : tail].join(subject), nodes })
    }
  }
  endPlain()
  return runs
}

/** Writes lines, the labels of the nodes they lead to among them. */
export function writeRuns(runs: readonly Run[], text: string[]): void {
  for (const { text: lines, nodes } of runs) {
    if (!nodes) text.push(lines)
    else if (nodes.length === 1) text.push(`${lines}${nodes[0]?.label}${END}`)
    else for (const label of inOrder(nodes)) text.push(`${lines}${label}${END}`)
  }
}

/** The labels of several nodes: with them, lines may come in another order than the nodes do. */
export function inOrder(nodes: readonly Labelled[]): string[] {
  const labels = nodes.map(({ label }) => label)
  const [a = '', b = '', more] = labels
  return more ? labels.sort() : a < b ? labels : [b, a]
}
