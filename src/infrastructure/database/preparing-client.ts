import { createHash } from 'node:crypto'
import pg from 'pg'

/** How often a text comes before the server is asked to keep it parsed and planned, and how many it keeps for each connection. */
const [askedOften, mostKept, mostCounted] = [10, 250, 5_000]

/**
 * What these compare with decides how to find it: a word that is everywhere is looked for in another way than a rare one.
 * Such statements are planned for each value.
 */
const plannedByValue = /@@|<%|%>/

/** Counts statements of this process and gives the frequent ones a name, under which each connection prepares them once. */
class FrequentStatements {
  readonly #times = new Map<string, number>()
  readonly #names = new Map<string, string>()

  nameOf(text: string): string | undefined {
    const known = this.#names.get(text)
    if (known || this.#names.size >= mostKept) return known
    const earlier = this.#times.get(text)
    const times = earlier === undefined ? 1 : earlier + 1
    if (this.#times.size >= mostCounted) this.#times.clear()
    this.#times.set(text, times)
    if (times < askedOften || plannedByValue.test(text)) return undefined
    this.#times.delete(text)
    const name = `w${createHash('sha256').update(text).digest('base64url').slice(0, 40)}`
    this.#names.set(text, name)
    return name
  }
}

const frequent = new FrequentStatements()

/**
 * A connection that lets the server parse and plan a frequent statement once: for small reads that is more than half of
 * their cost there.
 */
export class PreparingClient extends pg.Client {
  // The declaration has twelve overloads; this one looks at the form that Kysely uses and hands on all others as they are.
  override query: typeof pg.Client.prototype.query = (...args: unknown[]) => {
    const [text, values, ...others] = args
    const ask = super.query.bind(this) as (...args: unknown[]) => never
    const name =
      typeof text === 'string' && Array.isArray(values) && others.length === 0 ? frequent.nameOf(text) : undefined
    return name ? (this.#askPrepared({ name, text, values }, ask) as never) : ask(...args)
  }

  async #askPrepared(statement: { name: string; text: unknown; values: unknown }, ask: (...args: unknown[]) => never) {
    try {
      return await ask(statement)
    } catch (error) {
      // A migration gave the table another form while this process ran.
      if (!isOutOfDate(error)) throw error
      return ask({ text: statement.text, values: statement.values })
    }
  }
}

function isOutOfDate(error: unknown): boolean {
  return error instanceof Error && /cached plan must not change result type/.test(error.message)
}
