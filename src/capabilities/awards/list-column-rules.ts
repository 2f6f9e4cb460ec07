import type { ColumnRole, ListRow } from './award-list.ts'

// Which column of a list holds what. Headings decide; without any, the look of each cell does, line by line.

type KnownRole = Exclude<ColumnRole, 'nothing' | 'email' | 'evidence' | 'note'>

/** Headings in English and Welsh as registers, sign-up forms and student systems write them; without marks and case. */
const known: Record<KnownRole, readonly string[]> = {
  name: [
    ...['name', 'names', 'full name', 'fullname', 'your name', 'display name', 'person', 'first name surname'],
    ...['first name and surname', 'first and last name', 'learner', 'learner name', 'name of learner', 'student'],
    ...['student name', 'pupil', 'pupil name', 'participant', 'participant name', 'attendee', 'attendee name'],
    ...['candidate', 'candidate name', 'recipient', 'recipient name', 'volunteer', 'volunteer name', 'member name'],
    ...['enw', 'enwau', 'enw llawn', 'eich enw', 'dysgwr', 'enw dysgwr', 'enw r dysgwr', 'enw disgybl', 'enw myfyriwr'],
  ],
  'name-last-first': [
    ...['surname first name', 'surname forename', 'surname forenames', 'last name first name', 'name surname first'],
    ...['family name given name', 'cyfenw enw cyntaf', 'cyfenw enw'],
  ],
  'first-name': [
    ...['first name', 'first names', 'firstname', 'first', 'forename', 'forenames', 'given name', 'given names'],
    ...['preferred name', 'preferred first name', 'known as', 'enw cyntaf', 'enwau cyntaf', 'enw bedydd'],
  ],
  'last-name': [
    ...['last name', 'lastname', 'last', 'surname', 'surnames', 'family name', 'second name', 'cyfenw', 'enw olaf'],
    ...['enw teuluol'],
  ],
  language: ['language', 'preferred language', 'language of contact', 'iaith', 'dewis iaith', 'iaith gyswllt'],
  date: [
    ...['date earned', 'earned on', 'date awarded', 'awarded on', 'date of award', 'date completed', 'completed on'],
    ...['completion date', 'dyddiad ennill', 'dyddiad dyfarnu', 'dyddiad cwblhau'],
  ],
}

const email = /(^| )(e ?mail|e ?bost|ebost)( |$)/
/** A heading for another person's address, such as a parent's: it becomes the recipient's only where the issuer chooses it. */
const anotherPersons = /parent|guardian|carer|tutor|teacher|manager|emergency|rhiant|gwarcheidwad|athro/

const plainHeading = (heading: string) =>
  heading
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** What is the same for two tables of one kind: their headings, whatever their case and punctuation. */
export function headingsKeyOf(rows: ListRow[]): string | undefined {
  const at = headingAt(rows)
  return at === undefined ? undefined : (rows[at]?.cells ?? []).map(plainHeading).join('|')
}

/** What a heading says its column holds, or undefined where it is no heading that we know. */
export function roleOfHeading(heading: string): Exclude<ColumnRole, 'nothing'> | undefined {
  const wording = plainHeading(heading)
  if (heading.includes('@') || wording.length > 60) return undefined
  if (email.test(` ${wording} `)) return anotherPersons.test(wording) ? undefined : 'email'
  const entry = (Object.entries(known) as [keyof typeof known, readonly string[]][]).find(([, list]) =>
    list.includes(wording),
  )
  return entry?.[0]
}

/** How many lines may stand above the headings: a title, a date, a blank. */
const mostAbove = 10

/** A heading of dates or languages alone makes no list of people. */
const isOfPeople = (role: ColumnRole | undefined) => role !== undefined && role !== 'language' && role !== 'date'

const hasAddress = ({ cells }: ListRow) => cells.some((cell) => cell.includes('@'))

/**
 * The line of the headings, by its position among the rows. Below an address, which may be a person's, one word that is
 * known is no heading: the people above it would be lost.
 */
export function headingAt(rows: ListRow[]): number | undefined {
  const firstAddress = rows.findIndex(hasAddress)
  const counts = rows.slice(0, mostAbove).map((row, at) => {
    if (hasAddress(row)) return 0
    const count = row.cells.filter((cell) => isOfPeople(roleOfHeading(cell))).length
    return count === 1 && firstAddress !== -1 && firstAddress < at ? 0 : count
  })
  const most = Math.max(0, ...counts)
  return most > 0 ? counts.indexOf(most) : undefined
}

/** What each column holds by its heading: each of us has one name and one address, so the first of a kind counts. */
export function rolesOfHeadings(headings: string[]): ColumnRole[] {
  const taken = new Set<ColumnRole>()
  const roles = headings.map((heading): ColumnRole => {
    const role = roleOfHeading(heading)
    if (!role || taken.has(role)) return 'nothing'
    taken.add(role)
    return role
  })
  // Beside a whole name its parts would only say it twice.
  if (!taken.has('name') && !taken.has('name-last-first')) return roles
  return roles.map((role) => (role === 'first-name' || role === 'last-name' ? 'nothing' : role))
}
