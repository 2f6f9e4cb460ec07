interface KnownApplicant {
  applicationId: string
  /** Who began it, and who would lead: a name is enough to be left out. */
  names: readonly string[]
  email: string | null
  organisation: string | undefined
}

export interface KnownReader {
  /** Every address of the account, lower case. */
  emails: readonly string[]
  names: readonly string[]
  /** Where they are a member. */
  organisations: readonly string[]
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
  const [organisations, people] = [plainly(reader.organisations), plainly(reader.names)]
  return applicants
    .filter(
      ({ email, names, organisation }) =>
        (email !== null && reader.emails.includes(email)) ||
        names.some((name) => people.has(plain(name))) ||
        (organisation !== undefined && organisations.has(plain(organisation))),
    )
    .map(({ applicationId }) => applicationId)
}
