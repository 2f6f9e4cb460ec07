/** One line of a table that every spreadsheet opens (RFC 4180). */
export function csvLine(values: readonly unknown[]): string {
  return `${values.map(cell).join(',')}\r\n`
}

/** A text that begins like a formula is kept from being one in a spreadsheet (CWE-1236). */
function cell(value: unknown): string {
  const text = value === null || value === undefined ? '' : String(value)
  const harmless = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

/** What a cell says, without the apostrophe that kept a formula from running; null where it is empty or not there. */
export function saidInCell(cell: string | undefined): string | null {
  return cell?.replace(/^'(?=[=+\-@\t\r])/, '').trim() || null
}
