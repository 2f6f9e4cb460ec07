/** Organisations join, then badges, opportunities, awards, learners with an account, keeping. */
export type Kind = 0 | 1 | 2 | 3 | 4 | 5

export interface Happening {
  on: Date
  kind: Kind
  happen: () => Promise<unknown>
}

export const dayOf = (date: Date) => Math.floor(date.getTime() / 86_400_000)
const handsAtOnce = 5

/** Day by day and kind by kind; within one day and kind things happen side by side, as they do in a town. */
export async function live(calendar: Happening[]) {
  for (const together of Map.groupBy(calendar, ({ on, kind }) => dayOf(on) * 10 + kind).values()) {
    for (let from = 0; from < together.length; from += handsAtOnce) {
      await Promise.all(together.slice(from, from + handsAtOnce).map((one) => one.happen()))
    }
  }
}

export function groups<T>(list: T[], keyOf: (one: T) => string): [T, ...T[]][] {
  return [...Map.groupBy(list, keyOf).values()] as [T, ...T[]][]
}
