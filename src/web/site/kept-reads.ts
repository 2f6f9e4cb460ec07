import type { ContentChange } from '#infrastructure/database/content-changes.ts'
import { KeptUntilChange } from '#infrastructure/database/kept-until-change.ts'

/** "This week" and "open now" go stale by themselves. */
const longestKeptMs = 60_000
const mostKept = 500
const longestKey = 2000

/**
 * A cache of public reads of a place, invalidated when the place changes: pages for signed-in people are rendered for
 * each of them from the same public data. Never holds personal data.
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
