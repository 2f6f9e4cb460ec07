import { END, type Statements } from './statements.ts'

/** A blank node with its current label. */
type Labelled = { readonly label: string }

/** A sink for lines. */
export type Texts = { push(lines: string): unknown }

/** Constant lines, or the constant beginning of lines whose object is a blank node with a changing label. */
export class Run {
  private readonly text: string
  private readonly nodes: readonly Labelled[] | undefined
  /** Cache of one entry: the last labels of the nodes and the lines made with them. Labels seldom change between documents. */
  private labels: readonly string[] = []
  private lines: readonly string[] = []

  constructor(text: string, nodes?: readonly Labelled[]) {
    this.text = text
    this.nodes = nodes
  }

  /** Writes the lines with the current labels. */
  write(text: Texts): void {
    const { nodes } = this
    if (!nodes) text.push(this.text)
    else {
      if (!haveLabels(nodes, this.labels)) this.relabel(nodes)
      for (const line of this.lines) text.push(line)
    }
  }

  private relabel(nodes: readonly Labelled[]): void {
    this.labels = nodes.map(({ label }) => label)
    // Joining gives text in one piece, which adding up would not.
    this.lines = this.labels.toSorted().map((label) => [this.text, label, END].join(''))
  }
}

function haveLabels(nodes: readonly Labelled[], labels: readonly string[]): boolean {
  for (let at = 0; at < nodes.length; at++) if (nodes[at]?.label !== labels[at]) return false
  return true
}

/**
 * The lines of a subject in few pieces. A single character beyond Latin-1 makes JavaScript keep a whole text with two bytes a
 * character, and turning that into UTF-8 takes as long as hashing it; so such lines are pieces of their own.
 */
export function runsOf(subject: string, { tails, holes, wide }: Statements<Labelled>): Run[] {
  const runs: Run[] = []
  let plain = ['']
  const endPlain = () => {
    if (plain.length > 1) runs.push(new Run(plain.join(subject)))
    plain = ['']
  }
  for (const tail of tails) {
    const nodes = holes?.get(tail)
    const isWide = wide?.has(tail) === true
    if (!nodes && !isWide) plain.push(tail)
    else {
      endPlain()
      runs.push(new Run(['', nodes ? tail.slice(0, -2) : tail].join(subject), nodes))
    }
  }
  endPlain()
  return runs
}

/** Writes lines, the labels of the nodes they lead to among them. */
export function writeRuns(runs: readonly Run[], text: Texts): void {
  for (const run of runs) run.write(text)
}

/** The labels of several nodes: with them, lines may come in another order than the nodes do. */
export function inOrder(nodes: readonly Labelled[]): string[] {
  const labels = nodes.map(({ label }) => label)
  const [a = '', b = '', more] = labels
  return more ? labels.sort() : a < b ? labels : [b, a]
}
