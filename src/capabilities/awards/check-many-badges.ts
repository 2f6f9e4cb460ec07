import { setImmediate } from 'node:timers/promises'
import { mostBadgeBytes } from './award-format.ts'
import { checkReadBadge, type SubmittedCheck, type SubmittedPowers } from './check-submitted-badge.ts'
import { readBadgeText, type SubmittedBadge } from './read-submitted-badge.ts'
import { addressesIn, type CheckedLine, lineOf, lineWithout, mostChecked, shortened } from './submitted-list-rules.ts'

export interface ManyBadges {
  /** Addresses, one a line. */
  list: string
  files: File[]
}

export type ManyChecked =
  | { ok: true; lines: CheckedLine[] }
  | { ok: false; refusal: 'nothing' | 'too-many'; count: number }

type Powers = SubmittedPowers & {
  /** Once it is over, no further line is begun: those say so. */
  patience: AbortSignal
}

/** A badge that is too tangled to check costs a good part of a second before that is known: after a few no further is tried. */
const mostTangled = 3
/** So many are asked for at once. */
const atOnce = 5

/**
 * Checks a list of addresses and files, each by itself and as `checkSubmittedBadge` does: what is wrong with one is said
 * on its line. Nothing of it is kept.
 */
export async function checkManyBadges({ list, files }: ManyBadges, powers: Powers): Promise<ManyChecked> {
  const tasks = [
    ...addressesIn(list).map(({ given, address }) => ({
      given,
      check: address === undefined ? undefined : async () => checkReadBadge(await read(address, powers), powers),
    })),
    ...files.map((file) => ({
      given: shortened(file.name),
      check: async () => checkReadBadge(await wholeFile(file), powers),
    })),
  ]
  if (tasks.length === 0) return { ok: false, refusal: 'nothing', count: 0 }
  if (tasks.length > mostChecked) return { ok: false, refusal: 'too-many', count: tasks.length }
  const lines: CheckedLine[] = []
  let tangled = 0
  const waiting = [...tasks.entries()]
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [at, task] = next
      // Other visitors' requests come between two checks.
      await setImmediate()
      const line = tangled < mostTangled ? await checkLine(task, powers) : lineWithout(task.given, 'out-of-time')
      if (line.isTangled) tangled += 1
      lines[at] = line
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return { ok: true, lines }
}

const read = (address: string, powers: Powers) => readBadgeText(address, { field: 'badge', ...powers })

/** Fifty pictures are not searched for codes as one is: that costs a second each. */
async function wholeFile(file: File): Promise<SubmittedBadge> {
  if (file.size > mostBadgeBytes) return { ok: false, refusal: 'too-large', field: 'file' }
  return { ok: true, badge: new Uint8Array(await file.arrayBuffer()) }
}

interface Task {
  given: string
  check: (() => Promise<SubmittedCheck>) | undefined
}

async function checkLine({ given, check }: Task, { patience }: Powers): Promise<CheckedLine> {
  if (!check) return lineWithout(given, 'no-address')
  if (patience.aborted) return lineWithout(given, 'out-of-time')
  try {
    return lineOf(given, await check())
  } catch {
    // One badge that nothing here can read costs no other line its verdict.
    return lineWithout(given, 'not-checked')
  }
}
