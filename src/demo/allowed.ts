import { Fault } from '#infrastructure/fault.ts'

/** What the replay does is allowed, or the demonstration is not there. */
export function allowed<Outcome extends { ok: boolean }>(outcome: Outcome): Extract<Outcome, { ok: true }> {
  if (!outcome.ok) throw new Fault('demonstration-refused', JSON.stringify(outcome))
  return outcome as Extract<Outcome, { ok: true }>
}
