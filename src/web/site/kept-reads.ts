import type { ContentChange } from '#infrastructure/database/content-changes.ts'
import { KeptUntilChange } from '#infrastructure/database/kept-until-change.ts'

/** "This week" and "open now" go stale by themselves. */
const longestKeptMs = 60_000
const mostKept = 500
const longestKey = 2000

/**
 * What everybody may see of a place, as it was read, until something changes there: a page for somebody who is signed in is
 * made for them alone, from the same facts as everybody's. Nothing of a person ever goes in here.
 */
export class KeptReads {
  readonly #kept = new KeptUntilChange<object>({ most: mostKept, weigh: () => 1, longestMs: longestKeptMs })
  /** Asked for at once by several, read once. */
  readonly #reading = new Map<string, Promise<object>>()

  drop(change: ContentChange) {
    this.#reading.clear()
    this.#kept.drop(change)
  }

  async read<Facts extends object>(
    key: string,
    placeIds: readonly string[],
    read: () => Promise<Facts>,
  ): Promise<Facts> {
    if (key.length > longestKey) return read()
    const known = this.#kept.get(key) ?? this.#reading.get(key)
    // One key is one kind of facts: its name says which.
    if (known) return known as Facts | Promise<Facts>
    const since = this.#kept.now
    const reading = read()
    this.#reading.set(key, reading)
    try {
      const facts = await reading
      this.#kept.set(key, facts, { shows: new Set(placeIds), since })
      return facts
    } finally {
      if (this.#reading.get(key) === reading) this.#reading.delete(key)
    }
  }
}
