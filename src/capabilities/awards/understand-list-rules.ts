import type { AwardList, ColumnRole, ListRow } from './award-list.ts'
import { headingAt, rolesOfHeadings } from './list-column-rules.ts'
import { judged, type ListProblem, personByLook, personOf, plainText } from './listed-person-rules.ts'
import { nameKeyOf } from './recipient-rules.ts'

/** What was understood of one line. */
export interface ListedPerson {
  line: number
  /** As it will print; empty where only the address is known. */
  name: string
  /** Empty where the badge goes out by a code. */
  email: string
  problem: ListProblem | undefined
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

/** Whom a list names, before anything is signed. What is doubtful is a problem to be looked at, never a guess. */
export function understandList({
  rows,
  columns,
  mended,
}: Pick<AwardList, 'rows' | 'columns' | 'mended'>): UnderstoodList {
  const heading = headingAt(rows)
  const headings = heading === undefined ? [] : (rows[heading]?.cells ?? [])
  const below = heading === undefined ? rows : rows.slice(heading + 1)
  const roles = columns ?? (heading === undefined ? undefined : rolesOfHeadings(headings))
  const someHaveEmails = below.some(({ cells }) => cells.some((cell) => cell.includes('@')))
  const seen = new Map<string, number>()
  const people = below.flatMap((row, position): ListedPerson[] => {
    const read = roles ? personOf(row.cells, roles) : personByLook(row.cells)
    // Below headings a line that fills none of their columns is a note or a total.
    if (read.problem === 'nobody' && roles) return []
    const isPerhapsHeading = !roles && position === 0 && someHaveEmails && !row.cells.some((cell) => cell.includes('@'))
    const found = isPerhapsHeading && rows.length > 1 ? { ...read, problem: 'perhaps-a-heading' as const } : read
    const said = mended[String(row.line)]
    const person =
      said?.as === 'mended' ? judgedAgain(said) : said?.as === 'right' ? { ...found, problem: undefined } : found
    const isLeftOut = said?.as === 'left-out'
    const key = `${person.email.toLowerCase()} ${nameKeyOf(person.name)}`
    const repeats = isLeftOut || person.problem || !person.email ? undefined : seen.get(key)
    if (!isLeftOut && repeats === undefined) seen.set(key, row.line)
    return [{ line: row.line, ...person, isLeftOut, repeats }]
  })
  return { people, columns: roles ? columnsOf({ headings, roles, below }) : [] }
}

/** A person has typed the name: digits in it are meant. */
function judgedAgain(said: { name: string; email: string }) {
  const again = judged({ name: plainText(said.name), email: plainText(said.email) })
  return again.problem === 'name-has-digits' && /\p{L}/u.test(again.name) ? { ...again, problem: undefined } : again
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
export function readyIn({ people }: UnderstoodList): ListedPerson[] {
  return people.filter((one) => !one.problem && !one.isLeftOut && one.repeats === undefined)
}

/** Lines that a person has to mend or leave out first. */
export function openIn({ people }: UnderstoodList): ListedPerson[] {
  return people.filter((one) => one.problem && !one.isLeftOut)
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
  const { people } = understandList({ rows, columns: null, mended: {} })
  if (people.length === 0) return 'nobody-in-it'
  const hasEmails = rows.some(({ cells }) => cells.some((cell) => cell.includes('@')))
  const isTable = rows.some(({ cells }) => cells.length > 1)
  if (!isHeaded && !hasEmails && isTable && !typed) return 'no-list-of-people'
  const isNumbers = !hasEmails && people.length > 1 && people.every((one) => one.problem === 'name-has-digits')
  return isNumbers ? 'no-list-of-people' : undefined
}
