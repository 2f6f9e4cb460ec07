import type { Evidence } from './award.ts'
import type { AwardList, ColumnRole, LineExtras, ListRow, Mended } from './award-list.ts'
import { headingAt, rolesOfHeadings } from './list-column-rules.ts'
import { listedDate } from './listed-date-rules.ts'
import {
  extrasOf,
  extrasProblemOf,
  judged,
  type ListProblem,
  languageNamed,
  personByLook,
  personOf,
  plainText,
} from './listed-person-rules.ts'
import { nameKeyOf } from './recipient-rules.ts'
import { likenessOf } from './same-person-rules.ts'

/** Another person at the same address, who may be the same one: on an earlier line, or from an earlier award. */
export interface PerhapsSame {
  name: string
  /** `undefined` for an earlier award. */
  line: number | undefined
}

/** What was understood of one line. */
export interface ListedPerson {
  line: number
  /** As it will print; empty where only the address is known. */
  name: string
  /** Empty where the badge goes out by a code. */
  email: string
  /** As the line has them; what they mean is in `evidenceOf`, `languageOf`, `earnedOnOf`. */
  extras: LineExtras
  problem: ListProblem | undefined
  /** A person has to say whether these two are one. */
  perhapsSame: PerhapsSame | undefined
  isLeftOut: boolean
  /** The line that names the same person at the same address: this one gives nothing. */
  repeats: number | undefined
}

export interface ListColumn {
  heading: string
  role: ColumnRole
  /** What stands in it on the first line below the heading. */
  sample: string
}

export interface UnderstoodList {
  people: ListedPerson[]
  /** Empty where no line is a heading and nobody has said which column is what: then each line is read by its look. */
  columns: ListColumn[]
}

/** Names to whom the organisation has given badges before, by address. */
export type KnownNames = ReadonlyMap<string, readonly string[]>

interface Surroundings {
  /** The day on which it is looked at, as `2026-11-28`: nothing was earned after it. */
  today: string
  known?: KnownNames
}

const noExtras: LineExtras = { evidence: '', note: '', language: '', date: '' }

/** Whom a list names, before anything is signed. What is doubtful is a problem or a question, never a guess. */
export function understandList(
  { rows, columns, mended }: Pick<AwardList, 'rows' | 'columns' | 'mended'>,
  { today, known = new Map() }: Surroundings,
): UnderstoodList {
  const heading = headingAt(rows)
  const headings = heading === undefined ? [] : (rows[heading]?.cells ?? [])
  const below = heading === undefined ? rows : rows.slice(heading + 1)
  const roles = columns ?? (heading === undefined ? undefined : rolesOfHeadings(headings))
  const someHaveEmails = below.some(({ cells }) => cells.some((cell) => cell.includes('@')))
  const seen: Seen = new Map()
  const people = below.flatMap((row, position): ListedPerson[] => {
    const read = roles ? personOf(row.cells, roles) : personByLook(row.cells)
    // Below headings a line that fills none of their columns is a note or a total.
    if (read.problem === 'nobody' && roles) return []
    const isPerhapsHeading = !roles && position === 0 && someHaveEmails && !row.cells.some((cell) => cell.includes('@'))
    const found = isPerhapsHeading && rows.length > 1 ? { ...read, problem: 'perhaps-a-heading' as const } : read
    const said = mended[String(row.line)]
    const written = roles ? extrasOf(row.cells, roles) : noExtras
    const person = afterMending({ ...found, extras: written }, said, today)
    return [{ line: row.line, ...person, ...placeOf({ line: row.line, ...person }, { said, seen, known }) }]
  })
  return { people, columns: roles ? columnsOf({ headings, roles, below }) : [] }
}

type ReadPerson = Pick<ListedPerson, 'name' | 'email' | 'problem' | 'extras'>

function afterMending(found: ReadPerson, said: Mended | undefined, today: string): ReadPerson {
  if (said?.as !== 'mended') {
    const problem = said?.as === 'right' ? undefined : (found.problem ?? extrasProblemOf(found.extras, today))
    return { ...found, problem }
  }
  const { evidence, note, language, date } = said
  const typed = Object.entries({ evidence, note, language, date }).flatMap(([key, text]) =>
    text === undefined ? [] : [[key, plainText(text)]],
  )
  const extras: LineExtras = { ...found.extras, ...Object.fromEntries(typed) }
  const again = judgedAgain(said)
  return { ...again, extras, problem: again.problem ?? extrasProblemOf(extras, today) }
}

/** A person has typed the name: digits in it are meant. */
function judgedAgain(said: { name: string; email: string }) {
  const again = judged({ name: plainText(said.name), email: plainText(said.email) })
  const isMeant = again.problem === 'name-has-digits' || again.problem === 'not-a-name'
  return isMeant && /\p{L}/u.test(again.name) ? { ...again, problem: undefined } : again
}

/** Who stands at each address so far. */
type Seen = Map<string, { name: string; line: number }[]>

interface Around {
  said: Mended | undefined
  seen: Seen
  known: KnownNames
}

type Place = Pick<ListedPerson, 'name' | 'isLeftOut' | 'repeats' | 'perhapsSame'>

/** Where a person stands beside the others of the same address: the same again, another person, or a question. */
function placeOf(person: ReadPerson & { line: number }, { said, seen, known }: Around): Place {
  const { line, name, email, problem } = person
  const place = { name, isLeftOut: said?.as === 'left-out', repeats: undefined, perhapsSame: undefined }
  if (place.isLeftOut || problem || !email) return place
  const address = email.toLowerCase()
  const others = seen.get(address) ?? []
  const same = others.find((one) => nameKeyOf(one.name) === nameKeyOf(name))
  if (same) return { ...place, repeats: same.line }
  const note = (as: string) => seen.set(address, [...others, { name: as, line }])
  // Two different names at one address, or one that is a shorter form of an earlier award's.
  const alike = others.find((one) => likenessOf(one.name, name) === 'shorter') ?? others[0]
  const earlier = name ? (known.get(address) ?? []).find((one) => likenessOf(one, name) === 'shorter') : undefined
  const isKnown = (known.get(address) ?? []).some((one) => nameKeyOf(one) === nameKeyOf(name))
  const perhaps: PerhapsSame | undefined = alike
    ? alike
    : earlier && !isKnown
      ? { name: earlier, line: undefined }
      : undefined
  if (said?.as === 'same-person' && perhaps) {
    if (perhaps.line !== undefined) return { ...place, repeats: perhaps.line }
    note(perhaps.name)
    return { ...place, name: perhaps.name }
  }
  note(name)
  return perhaps && said?.as !== 'another-person' ? { ...place, perhapsSame: perhaps } : place
}

function columnsOf({ headings, roles, below }: { headings: string[]; roles: ColumnRole[]; below: ListRow[] }) {
  const count = Math.max(headings.length, roles.length, ...below.slice(0, 50).map(({ cells }) => cells.length))
  return Array.from(
    { length: count },
    (_, index): ListColumn => ({
      heading: headings[index] ?? '',
      role: roles[index] ?? 'nothing',
      sample: below[0]?.cells[index] ?? '',
    }),
  )
}

/** Those who would be given the badge now. */
export function readyIn<Person extends ListedPerson>({ people }: { people: Person[] }): Person[] {
  return people.filter((one) => !one.problem && !one.perhapsSame && !one.isLeftOut && one.repeats === undefined)
}

/** Lines that a person has to mend, to decide or to leave out first. */
export function openIn<Person extends ListedPerson>({ people }: { people: Person[] }): Person[] {
  return people.filter((one) => (one.problem || one.perhapsSame) && !one.isLeftOut)
}

/** The evidence of a line: an address, or words. */
export function evidenceIn({ evidence }: LineExtras): Evidence[] {
  if (!evidence) return []
  return /^https?:\/\/\S+$/i.test(evidence) ? [{ name: evidence, url: evidence }] : [{ name: evidence }]
}

export function languageIn({ language }: LineExtras): AwardList['locale'] | undefined {
  return language ? languageNamed(language) : undefined
}

export function earnedOnIn({ date }: LineExtras): string | undefined {
  return date ? listedDate(date) : undefined
}

export type NoListReason = 'nobody-in-it' | 'no-list-of-people'

/**
 * The reason why these rows are no list of people at all, such as a table of rooms or of student numbers.
 *
 * @param typed what stands in the box that asks for names, one a line
 */
export function noListReason(rows: ListRow[], { typed }: { typed: boolean }): NoListReason | undefined {
  if (rows.length === 0) return 'nobody-in-it'
  const isHeaded = headingAt(rows) !== undefined
  const { people } = understandList({ rows, columns: null, mended: {} }, { today: '9999-12-31' })
  if (people.length === 0) return 'nobody-in-it'
  const hasEmails = rows.some(({ cells }) => cells.some((cell) => cell.includes('@')))
  const isTable = rows.some(({ cells }) => cells.length > 1)
  if (!isHeaded && !hasEmails && isTable && !typed) return 'no-list-of-people'
  const isNumbers = !hasEmails && people.length > 1 && people.every((one) => one.problem === 'name-has-digits')
  return isNumbers ? 'no-list-of-people' : undefined
}
