import type { ColumnRole, LineExtras } from './award-list.ts'
import { listedDate } from './listed-date-rules.ts'

// How a name and an address are read from the cells of one line.

export type ListProblem =
  | 'email-is-wrong'
  | 'several-emails'
  | 'name-has-digits'
  | 'not-a-name'
  | 'several-names'
  | 'perhaps-a-heading'
  | 'nobody'
  | 'name-is-too-long'
  | 'address-is-stopped'
  | 'evidence-is-missing'
  | 'date-is-wrong'
  | 'date-is-ahead'
  | 'language-is-unknown'
  | 'evidence-is-too-long'
  | 'note-is-too-long'

export interface Understood {
  name: string
  email: string
  problem: ListProblem | undefined
}

const longestName = 120
const longestEmail = 254

/** What is invisible, and blanks of all kinds, as spreadsheets and mail programs leave them behind. */
export function plainText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u200b-\u200f\u2060\ufeff\u00ad]/g, '')
    .replace(/[\p{Z}\s]+/gu, ' ')
    .trim()
}

/** Words after a comma that belong to a name as it is said. */
const afterTheName = /^(jr|jnr|snr|sr|mbe|obe|cbe|phd|ba|bsc|ma|msc|md|qc|kc|ii|iii|iv)\.?$/i

/** `Jones, Rhys` as people say it: Rhys Jones. */
export function inSaidOrder(name: string): string {
  const [last = '', first = '', ...more] = name.split(',').map((part) => part.trim())
  if (!first || more.length > 0 || afterTheName.test(first)) return name
  return `${first} ${last}`
}

/** The person of a line whose columns are known. */
export function personOf(cells: string[], roles: ColumnRole[]): Understood {
  const cellOf = (role: ColumnRole) => plainText(cells[roles.indexOf(role)] ?? '')
  const whole = cellOf('name') || cellOf('name-last-first')
  const parts = [cellOf('first-name'), cellOf('last-name')].filter(Boolean).join(' ')
  const { name, address } = namedAddress(whole)
  return judged({ name: name ? inSaidOrder(name) : parts, email: cellOf('email') || address })
}

/** `"Test, Eli" <eli@example.org>`, as mail programs write a recipient: its name and its address. */
function namedAddress(cell: string): { name: string; address: string } {
  const [, name, address = ''] = /^(.*)<([^<>]*@[^<>]*)>$/.exec(cell) ?? []
  return name === undefined ? { name: cell, address } : { name: withoutQuotes(name), address: withoutQuotes(address) }
}

const withoutQuotes = (text: string) => text.replace(/^["'\s]+|["',;\s]+$/g, '')

/** What a line says beside name and address, as it was written. */
export function extrasOf(cells: string[], roles: ColumnRole[]): LineExtras {
  const cellOf = (role: ColumnRole) => {
    const at = roles.indexOf(role)
    return at === -1 ? '' : plainText(cells[at] ?? '')
  }
  return { evidence: cellOf('evidence'), note: cellOf('note'), language: cellOf('language'), date: cellOf('date') }
}

const mostLetters = { evidence: 500, note: 500 } as const

/** What stands in the way of a line's extras. Nothing is guessed: what cannot be read is asked. */
export function extrasProblemOf(
  { evidence, note, language, date }: LineExtras,
  today: string,
): ListProblem | undefined {
  if (evidence.length > mostLetters.evidence) return 'evidence-is-too-long'
  if (note.length > mostLetters.note) return 'note-is-too-long'
  if (language && !languageNamed(language)) return 'language-is-unknown'
  const day = date ? listedDate(date) : undefined
  if (date && !day) return 'date-is-wrong'
  return day && day > today ? 'date-is-ahead' : undefined
}

/** A language by its name or sign, in English or Welsh. */
export function languageNamed(text: string): 'en' | 'cy' | undefined {
  if (/^(en|eng|english|saesneg|e)$/i.test(text)) return 'en'
  return /^(cy|cym|welsh|cymraeg|c|w)$/i.test(text) ? 'cy' : undefined
}

/** The person of a line without headings: the cell with an @ is the address, the one other cell of words the name. */
export function personByLook(cells: string[]): Understood {
  const texts = cells.map(plainText).flatMap((cell) => {
    const { name, address } = namedAddress(cell)
    return (address ? [name, address] : [withoutQuotes(cell)]).filter(Boolean)
  })
  const emails = texts.filter((text) => text.includes('@'))
  const names = texts.filter((text) => !text.includes('@'))
  const [email = ''] = emails
  if (emails.length > 1) return { name: names.join(' '), email: emails.join('; '), problem: 'several-emails' }
  if (names.length > 1) return { name: names.join(', '), email, problem: 'several-names' }
  const [name = ''] = names
  return judged({ name: inSaidOrder(name), email })
}

/** What stands in the way of awarding to this name at this address. */
export function judged({ name, email: written }: { name: string; email: string }): Understood {
  const email = written.replace(/^mailto:/i, '').replace(/[.,;]+$/, '')
  const problem = problemOf({ name, email })
  return { name, email, problem }
}

/** Below a table, or from a cell that counts: a sum, a formula, an address of the web. */
const noName =
  /^(sub ?total|grand total|total|sum|count|cyfanswm|cyfrif|n\/a|none|test|unknown|tbc)[:\s]*$|^[=+@]|:\/\//i

function problemOf({ name, email }: { name: string; email: string }): ListProblem | undefined {
  if (!name && !email) return 'nobody'
  if ((email.match(/@/g)?.length ?? 0) > 1 && /[\s;,]/.test(email)) return 'several-emails'
  if (email && !isEmail(email)) return 'email-is-wrong'
  if (/\p{N}/u.test(name) || (name && !/\p{L}/u.test(name))) return 'name-has-digits'
  if (noName.test(name)) return 'not-a-name'
  if (name.length > longestName) return 'name-is-too-long'
  return undefined
}

/** An address that mail can be sent to; a domain in letters of any language too. */
export function isEmail(text: string): boolean {
  const [local = '', domain = '', ...more] = text.split('@')
  if (more.length > 0 || text.length > longestEmail || local.length > 64) return false
  if (!/^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+(\.[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u.test(local)) return false
  return /^([\p{L}\p{N}]([\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+\p{L}[\p{L}\p{N}-]*[\p{L}\p{N}]$/u.test(domain)
}
