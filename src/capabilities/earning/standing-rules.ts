import type { Earner } from './earning-rule.ts'

export const standings = ['ready', 'not-yet', 'has-it', 'was-withdrawn', 'left-out'] as const
export type Standing = (typeof standings)[number]

interface Known {
  times: number
  /** What the organisation gave them before under this badge; a withdrawn one alone only where none holds. */
  earlier: { isWithdrawn: boolean } | undefined
  isLeftOut: boolean
}

/** How a person stands to a rule. Nobody from whom the badge was withdrawn is proposed for it again. */
export function standingOf({ times, earlier, isLeftOut }: Known, needed: number): Standing {
  if (earlier) return earlier.isWithdrawn ? 'was-withdrawn' : 'has-it'
  if (isLeftOut) return 'left-out'
  return times >= needed ? 'ready' : 'not-yet'
}

/** Whether a rule proposes people on this day (`2027-07-19`). */
export const isProposing = (
  { stoppedAt, proposesFrom }: { stoppedAt: Date | null; proposesFrom: string | null },
  today: string,
) => !stoppedAt && (!proposesFrom || proposesFrom <= today)

interface Present {
  name: string
  email: string | null
}

/**
 * Counts at how many sessions each was. One name is one person until two addresses stand beside it; then those without
 * an address are a person of their own. Two of one name at one session, without an address, are two people.
 */
export function attendedBy(sessions: readonly (readonly Present[])[], keyOf: (name: string) => string): Earner[] {
  const addresses = Map.groupBy(
    sessions.flat().filter(({ email }) => email),
    ({ name }) => keyOf(name),
  )
  const addressOf = ({ name, email }: Present) => {
    const known = new Set(addresses.get(keyOf(name))?.map((one) => one.email))
    return email ?? (known.size === 1 ? ([...known][0] ?? null) : null)
  }
  const counted = new Map<string, Earner>()
  for (const session of sessions) {
    const present = session.map((one) => ({ ...one, email: addressOf(one) }))
    for (const [key, same] of Map.groupBy(present, (one) => personKeyOf(one, keyOf)))
      for (const [index, { name, email }] of (same[0]?.email ? same.slice(0, 1) : same).entries()) {
        const own = index === 0 ? key : `${key}\n${index + 1}`
        const before = counted.get(own)
        counted.set(own, { key: own, name: before?.name ?? name, email, times: (before?.times ?? 0) + 1 })
      }
  }
  return [...counted.values()]
}

/** Tells people of a rule apart: brothers and sisters may share an address. */
export const personKeyOf = ({ name, email }: Present, keyOf: (name: string) => string) =>
  `${email?.toLowerCase() ?? ''}\n${keyOf(name)}`
