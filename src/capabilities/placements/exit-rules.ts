import { type ExitItem, type ExitLine, exitItems } from './exit-plan.ts'
import type { Placement } from './placement.ts'
import { daysAfter } from './year-rules.ts'

const exitWeeks = 39

/** When nine months of a year are over. */
export const exitOpensOn = (beginsOn: string) => daysAfter(beginsOn, exitWeeks * 7)

/** Whether the plan is worked on: from the ninth month on, or since a lead began it earlier. */
export function isExitOpen(
  { beginsOn, exitOpenedAt }: Pick<Placement, 'beginsOn' | 'exitOpenedAt'>,
  today: string,
): boolean {
  return exitOpenedAt !== null || exitOpensOn(beginsOn) <= today
}

/** All things of the plan in their order, those that nobody wrote of yet among them. */
export function linesOf(written: ExitLine[]): ExitLine[] {
  return exitItems.map(
    (item) =>
      written.find((one) => one.item === item) ??
      ({ item, ownerId: null, ownerName: null, dueOn: null, said: '', state: 'open' } as const),
  )
}

/** What is neither done nor put aside. */
export const openItems = (written: ExitLine[]): ExitItem[] =>
  linesOf(written)
    .filter(({ state }) => state === 'open')
    .map(({ item }) => item)

export type ExitRefusal = 'nothing-is-said' | 'day-is-out-of-reach'

/** Why a thing of the plan cannot stand like this: what is settled says how, and a new day lies ahead. */
export function exitRefusalOf(
  { said, state, dueOn }: Pick<ExitLine, 'said' | 'state' | 'dueOn'>,
  { today, dueBefore }: { today: string; dueBefore: string | null },
): ExitRefusal | undefined {
  if (state !== 'open' && said.trim() === '') return 'nothing-is-said'
  if (dueOn === null || dueOn === dueBefore) return undefined
  return dueOn < today || dueOn > daysAfter(today, 396) ? 'day-is-out-of-reach' : undefined
}
