/**
 * How long names stay on a register. A year covers a funder's audit of the year before and a learner who asks late for a
 * badge; after that only the counts are needed.
 */
export const namesKeptMonths = 12

/** Registers of sessions that began before this moment lose their names. */
export function namesKeptSince(now: Date): Date {
  const since = new Date(now)
  since.setUTCMonth(since.getUTCMonth() - namesKeptMonths)
  return since
}

/** Stands in place of the name of a person who had what is kept of them erased. */
export const erasedName = '–'

export const mostOnARegister = 2000
export const longestName = 120

interface Listed {
  name: string
  email: string | null
}

/**
 * Which of these are not on the register yet. The same list added twice adds nobody; two people of one name on one list are
 * two. A person who is on it without an address is given the one that comes now.
 */
export function notYetOn<Known extends Listed>(
  coming: readonly Listed[],
  known: readonly Known[],
  keyOf: (name: string) => string,
): { added: Listed[]; addressed: { known: Known; email: string }[] } {
  const free = new Set(known)
  const added: Listed[] = []
  const addressed: { known: Known; email: string }[] = []
  for (const one of coming) {
    const match = [...free].find(
      ({ name, email }) => keyOf(name) === keyOf(one.name) && (!email || !one.email || email === one.email),
    )
    if (!match) added.push(one)
    else {
      free.delete(match)
      if (!match.email && one.email) addressed.push({ known: match, email: one.email })
    }
  }
  return { added, addressed }
}

interface Arrived {
  isLate: boolean
  erasedAt: Date | null
  letInAt: Date | undefined
}

/** Of those on a register who let themselves in at the door, the ones whom it did not name; with a time, not those before. */
export const unexpectedIn = <Person extends Arrived>(people: Person[], since: Date | null) =>
  people.filter(
    (one): one is Person & { letInAt: Date } =>
      one.isLate && !one.erasedAt && one.letInAt !== undefined && (since === null || one.letInAt >= since),
  )
