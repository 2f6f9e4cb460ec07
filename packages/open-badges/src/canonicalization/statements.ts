/** How the rest of a line ends whose object is a blank node without a label yet. Whole lines end with a line feed. */
const HOLE = '_:'
/** How every line ends. */
export const END = ' .\n'

/**
 * What is said of one subject: the rests of the lines that begin with it, in order, each once. Where a rest leads to
 * nodes that have no label yet, `holes` has them.
 */
export type Statements<BlankNode> = {
  readonly tails: readonly string[]
  readonly holes: ReadonlyMap<string, readonly BlankNode[]> | undefined
  /** Rests with characters beyond Latin-1. */
  readonly wide: ReadonlySet<string> | undefined
}

/** Statements under construction. */
export class StatementsDraft<BlankNode> {
  private readonly predicates: string[] = []
  private readonly tails: string[] = []
  private holes: Map<string, BlankNode[]> | undefined
  private wide: Set<string> | undefined

  /** Adds a statement whose object has a name or is a literal. `predicate` comes with its spaces. */
  add(predicate: string, object: string, isWide = false): void {
    const tail = predicate + object + END
    this.predicates.push(predicate)
    this.tails.push(tail)
    if (!isWide) return
    this.wide ??= new Set()
    this.wide.add(tail)
  }

  /** Adds a statement whose object is a blank node. */
  addHole(predicate: string, object: BlankNode): void {
    const tail = predicate + HOLE
    this.holes ??= new Map()
    const others = this.holes.get(tail)
    if (others) others.push(object)
    else {
      this.holes.set(tail, [object])
      this.predicates.push(predicate)
      this.tails.push(tail)
    }
  }

  /** `undefined` where the processor's rules for repeats decide. */
  close(natives: readonly string[]): Statements<BlankNode> | undefined {
    const { predicates, tails, holes, wide } = this
    const hasRepeats = tails.length > MAX_INSERTED ? isRepeated(tails.sort()) : sortByPredicate(predicates, tails)
    const distinct = hasRepeats ? withoutRepeats(tails, natives) : tails
    return distinct && { tails: distinct, holes, wide }
  }
}

/** So few rests are in order sooner by inserting than by the general sort. */
const MAX_INSERTED = 24

/**
 * Puts rests in order, by UTF-16 unit as the library does, and says whether one stands twice. No predicate is the beginning
 * of another one with its brackets, so most rests need not be looked at beyond it.
 */
function sortByPredicate(predicates: string[], tails: string[]): boolean {
  let hasRepeats = false
  for (let from = 1; from < tails.length; from++) {
    const [predicate = '', tail = ''] = [predicates[from], tails[from]]
    let at = from
    for (; at > 0; at--) {
      const [other = '', before = ''] = [predicates[at - 1], tails[at - 1]]
      const isSame = other === predicate
      if (isSame && before === tail) hasRepeats = true
      if (isSame ? before <= tail : other < predicate) break
      predicates[at] = other
      tails[at] = before
    }
    predicates[at] = predicate
    tails[at] = tail
  }
  return hasRepeats
}

function isRepeated(sorted: readonly string[]): boolean {
  return sorted.some((tail, at) => at > 0 && tail === sorted[at - 1])
}

/** What two parts say of one subject, each rest once; `undefined` where a repeated one holds a number or boolean. */
export function merged<BlankNode>(
  left: Statements<BlankNode>,
  right: Statements<BlankNode>,
  natives: readonly string[],
): Statements<BlankNode> | undefined {
  const tails = withoutRepeats([...left.tails, ...right.tails].sort(), natives)
  if (!tails) return undefined
  const holes = new Map(left.holes)
  for (const [tail, nodes] of right.holes ?? []) holes.set(tail, [...(holes.get(tail) ?? []), ...nodes])
  return { tails, holes, wide: new Set([...(left.wide ?? []), ...(right.wide ?? [])]) }
}

/** Sorted rests, each once; `undefined` where a repeated one holds a number or boolean. */
function withoutRepeats(sorted: string[], natives: readonly string[]): string[] | undefined {
  let hasRepeats = false
  for (let at = 1; at < sorted.length; at++) {
    const tail = sorted[at]
    if (tail === undefined || tail !== sorted[at - 1]) continue
    if (natives.some((native) => tail.endsWith(native + END))) return undefined
    hasRepeats = true
  }
  return hasRepeats ? sorted.filter((tail, index) => tail !== sorted[index - 1]) : sorted
}
