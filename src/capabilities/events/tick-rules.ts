// Whether a person was there, from the presses of any number of devices. No clock decides: a press that ends ticks names
// the ticks that it had seen, so the same presses say the same in whatever order they arrive, and however often.

export interface Tick {
  /** Made on the device. */
  id: string
  personId: string
  /** `null` says that the person is here; else which ticks this press takes back: those that its device knew of. */
  ends: readonly string[] | null
}

/**
 * The ticks that hold, by person: who has one was there. A tick made on another device that had not been seen is not ended
 * by a mistake on this one.
 */
export function heldTicks(ticks: readonly Tick[]): Map<string, string[]> {
  const ended = new Set(ticks.flatMap(({ ends }) => ends ?? []))
  const held = new Map<string, Set<string>>()
  for (const { id, personId, ends } of ticks)
    if (ends === null && !ended.has(id)) held.set(personId, (held.get(personId) ?? new Set()).add(id))
  return new Map([...held].map(([personId, ids]) => [personId, [...ids].sort()]))
}

/** The press that makes it so that a person is here, or is not; `undefined` where that is known already. */
export function pressFor(
  { id, personId, isHere }: { id: string; personId: string; isHere: boolean },
  known: readonly Tick[],
): Tick | undefined {
  const held = heldTicks(known).get(personId) ?? []
  if (held.length > 0 === isHere) return undefined
  return { id, personId, ends: isHere ? null : held }
}
