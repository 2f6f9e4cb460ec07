/** A word of a table as it is compared: lower case, without accents, signs and what stands in brackets. */
export function plainWord(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/\(.*?\)/g, ' ')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}

/** Columns of tables that people keep, by what each is usually called, as {@link plainWord} gives it. */
export function namedColumns<Column extends string>(names: Record<Column, readonly string[]>) {
  const columnOf = new Map(
    (Object.entries(names) as [Column, readonly string[]][]).flatMap(([column, all]) =>
      all.map((name) => [name, column] as const),
    ),
  )
  const isHeading = (cell: string): boolean => columnOf.has(plainWord(cell))
  /** Which column stands where; the first of a name counts. */
  const columnsOf = (headings: string[]): Map<Column, number> => {
    const found = new Map<Column, number>()
    for (const [at, heading] of headings.entries()) {
      const column = columnOf.get(plainWord(heading))
      if (column && !found.has(column)) found.set(column, at)
    }
    return found
  }
  return { isHeading, columnsOf }
}
