import type { Verdict } from '../verification/report.ts'

/** What the command gives back to the shell. */
export const EXIT = { genuine: 0, notGenuine: 1, cannotTell: 2, usage: 64 } as const

/**
 * The exit code of a verdict. A badge that is genuine but has ended is not one to act on, so it is 1 too, as is what holds no
 * badge that can be read.
 */
export const EXIT_OF_VERDICT: Record<Verdict, number> = {
  genuine: EXIT.genuine,
  'genuine-but-no-longer-valid': EXIT.notGenuine,
  'genuine-but-suspended': EXIT.notGenuine,
  'not-genuine': EXIT.notGenuine,
  'no-badge': EXIT.notGenuine,
  damaged: EXIT.notGenuine,
  'cannot-tell': EXIT.cannotTell,
}

/** The command was used wrongly. `message` says what to do instead. */
export class UsageFault extends Error {
  override name = 'UsageFault'
}

/** What was asked for could not be fetched: nothing is known about it. */
export class UnreachableFault extends UsageFault {
  override name = 'UnreachableFault'
}

/** The exit code of several: forged beats unknown, and wrong use beats both. */
export function worstOf(codes: readonly number[]): number {
  return [EXIT.usage, EXIT.notGenuine, EXIT.cannotTell].find((code) => codes.includes(code)) ?? EXIT.genuine
}
