export interface KnownApplicant {
  applicationId: string
  /** Who began it, and who would lead: a name is enough to be left out. */
  names: readonly string[]
  emails: readonly string[]
  organisations: readonly string[]
}

/** By what a conflict is found. */
export type ConflictGround = 'address' | 'name' | 'organisation'

export interface KnownReader {
  /** Every address of the account, lower case. */
  emails: readonly string[]
  names: readonly string[]
  /** Where they are a member. */
  organisations: readonly string[]
  /** Applications whose people of their name are others, as the team has found. */
  namesakeOf: readonly string[]
}

/** How a name is compared: letters and figures alone, without accents. */
const plain = (name: string) =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{Letter}\p{Number}]/gu, '')

const plainly = (names: readonly string[]) => new Set(names.map(plain).filter(Boolean))

/** Applications of this reader's own, by address or name, or of an organisation of theirs: found before anything is shown. */
export function foundConflicts(applicants: readonly KnownApplicant[], reader: KnownReader): string[] {
  return conflictGrounds(applicants, reader).map(({ applicationId }) => applicationId)
}

/** The same, each with all that it was found by. */
export function conflictGrounds(
  applicants: readonly KnownApplicant[],
  reader: KnownReader,
): { applicationId: string; grounds: ConflictGround[] }[] {
  const [organisations, people] = [plainly(reader.organisations), plainly(reader.names)]
  return applicants.flatMap(({ applicationId, ...applicant }) => {
    const grounds: ConflictGround[] = []
    if (applicant.emails.some((email) => reader.emails.includes(email))) grounds.push('address')
    const isNamesake = reader.namesakeOf.includes(applicationId)
    if (!isNamesake && applicant.names.some((name) => people.has(plain(name)))) grounds.push('name')
    if (applicant.organisations.some((name) => organisations.has(plain(name)))) grounds.push('organisation')
    return grounds.length === 0 ? [] : [{ applicationId, grounds }]
  })
}
