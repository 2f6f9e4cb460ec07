import { vi } from 'vitest'

/** Looks again until nothing is missing, and hands on what was found: for what another process does in its own time. */
export function until<Found>(look: () => Found | Promise<Found>): Promise<Found> {
  return vi.waitFor(look, { timeout: 60_000, interval: 200 })
}
