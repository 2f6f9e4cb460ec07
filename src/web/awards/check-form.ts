import { type ColumnRole, columnRoles, type Mended } from '#capabilities/awards/award-list.ts'
import type { ListedPerson } from '#capabilities/awards/understand-list-rules.ts'

const extraNames = ['evidence', 'note', 'language', 'date'] as const

/** What was mended in the lines that the page showed to be mended; a line that nobody touched stays as it is. */
export function readMended(form: FormData, people: ListedPerson[]): Record<string, Mended> {
  const entries = people.flatMap((person): [string, Mended][] => {
    const said = saidOf(form, person)
    return said ? [[String(person.line), said]] : []
  })
  return Object.fromEntries(entries)
}

function saidOf(form: FormData, { line, name, email, extras }: ListedPerson): Mended | undefined {
  if (form.has(`out.${line}`)) return { as: 'left-out' }
  const typed = { name: textOf(form, `name.${line}`) ?? name, email: textOf(form, `email.${line}`) ?? email }
  const typedOr = (extra: (typeof extraNames)[number]) => textOf(form, `${extra}.${line}`) ?? extras[extra]
  const more = {
    evidence: typedOr('evidence'),
    note: typedOr('note'),
    language: typedOr('language'),
    date: typedOr('date'),
  }
  const isMended = typed.name !== name || typed.email !== email || extraNames.some((one) => more[one] !== extras[one])
  if (isMended) return { as: 'mended', ...typed, ...more }
  const same = form.get(`same.${line}`)
  if (same === 'same') return { as: 'same-person' }
  if (same === 'another') return { as: 'another-person' }
  return form.has(`right.${line}`) ? { as: 'right' } : undefined
}

/** What each column holds, in their order. */
export function readColumns(form: FormData): ColumnRole[] {
  const count = Math.min(100, Number(form.get('columns')) || 0)
  return Array.from({ length: count }, (_, index) => roleOf(textOf(form, `column.${index}`)))
}

const roleOf = (text: string | undefined): ColumnRole => columnRoles.find((role) => role === text) ?? 'nothing'

function textOf(form: FormData, name: string): string | undefined {
  const value = form.get(name)
  return typeof value === 'string' ? value.trim() : undefined
}
