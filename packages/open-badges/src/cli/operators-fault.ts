import { BakingFault } from '../baking/baking-refusal.ts'
import { KeyFault } from '../keys/key-fault.ts'
import { SigningFault } from '../proof/signing-fault.ts'
import { EXIT, UnreachableFault, UsageFault } from './exit-codes.ts'

/** Whether a fault is told in a sentence; any other is a fault of this program. */
export function isOperatorsFault(error: unknown): error is Error {
  return [UsageFault, KeyFault, SigningFault, BakingFault].some((fault) => error instanceof fault)
}

/** The exit code of a fault of the operator's. */
export function exitOf(fault: Error): number {
  return fault instanceof UnreachableFault ? EXIT.cannotTell : EXIT.usage
}
