import { LRUCache } from 'lru-cache'
import type { ContentChange } from './content-changes.ts'

interface Bounds<Value> {
  /** What all entries may weigh together, by `weigh`. */
  most: number
  weigh(value: Value, key: string): number
  longestMs: number
}

/** What an entry shows: the ids of places. Nothing means something of all of them. */
type Shows = ReadonlySet<string>

/** An LRU cache of bounded size whose entries go when a place changes that they show. */
export class KeptUntilChange<Value extends object> {
  readonly #entries: LRUCache<string, { value: Value; shows: Shows }>
  /** Changes so far, and which of them was the latest of each place: what was made before one is not kept after it. */
  #changes = 0
  readonly #latest = new Map<ContentChange, number>()

  constructor({ most, weigh, longestMs }: Bounds<Value>) {
    this.#entries = new LRUCache({
      maxSize: most,
      sizeCalculation: ({ value }, key) => weigh(value, key),
      ttl: longestMs,
    })
  }

  get weight(): number {
    return this.#entries.calculatedSize
  }

  /** To be passed to `set`: when the making of a value began. */
  get now(): number {
    return this.#changes
  }

  get(key: string): Value | undefined {
    return this.#entries.get(key)?.value
  }

  set(key: string, value: Value, { shows, since }: { shows: Shows; since: number }) {
    if (!this.#hasChangedSince(since, shows)) this.#entries.set(key, { value, shows })
  }

  /** Drops what shows the changed place. */
  drop(change: ContentChange) {
    this.#latest.set(change, ++this.#changes)
    if (change === '*') return this.#entries.clear()
    for (const [key, { shows }] of this.#entries.entries()) {
      if (shows.size === 0 || shows.has(change)) this.#entries.delete(key)
    }
  }

  #hasChangedSince(since: number, shows: Shows): boolean {
    if (shows.size === 0) return this.#changes > since
    return ['*', ...shows].some((one) => {
      const latest = this.#latest.get(one)
      return latest !== undefined && latest > since
    })
  }
}
