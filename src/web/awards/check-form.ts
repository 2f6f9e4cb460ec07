import { type ColumnRole, columnRoles, type Mended } from '#capabilities/awards/award-list.ts'
import type { ListedPerson } from '#capabilities/awards/understand-list-rules.ts'

/** As many lines are shown to be mended at once. */
export const mostToMend = 30

/** What was mended in the lines that the page showed; a line that nobody touched stays as it is. */
export function readMended(form: FormData, open: ListedPerson[]): Record<string, Mended> {
  const entries = open.flatMap(({ line, name, email }): [string, Mended][] => {
    const typed = { name: textOf(form, `name.${line}`) ?? name, email: textOf(form, `email.${line}`) ?? email }
    if (form.has(`out.${line}`)) return [[String(line), { as: 'left-out' }]]
    if (typed.name !== name || typed.email !== email) return [[String(line), { as: 'mended', ...typed }]]
    return form.has(`right.${line}`) ? [[String(line), { as: 'right' }]] : []
  })
  return Object.fromEntries(entries)
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
