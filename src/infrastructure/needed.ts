import { Fault } from './fault.ts'

/**
 * What must be there: a default in its place would be written down as if it had been said.
 *
 * @throws Fault `value-is-missing`
 */
export function needed<Value>(value: Value | null | undefined, name: string): Value {
  if (value === null || value === undefined) throw new Fault('value-is-missing', `${name} is missing`)
  return value
}
