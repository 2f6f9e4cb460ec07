export const separators = [',', ';', '\t', '|'] as const

const sampleLines = 40

/** What stands between the cells: the sign that most lines have equally often, outside quotes. */
export function separatorOf(text: string): string {
  const lines = text
    .slice(0, 200_000)
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, sampleLines)
  const scores = separators.map((separator) => ({ separator, ...regularity(lines, separator) }))
  const best = scores.reduce((a, b) => (b.lines > a.lines || (b.lines === a.lines && b.each > a.each) ? b : a))
  return best.lines > 0 ? best.separator : ','
}

/** How often a sign stands in a line, and in how many lines it does just as often. */
function regularity(lines: string[], separator: string): { each: number; lines: number } {
  const counts = lines
    .map((line) => line.replace(/"[^"]*"?/g, '').split(separator).length - 1)
    .filter((count) => count > 0)
  const groups = [...Map.groupBy(counts, (count) => count)].map(([each, same]) => ({ each, lines: same.length }))
  return groups.toSorted((a, b) => b.lines - a.lines || b.each - a.each)[0] ?? { each: 0, lines: 0 }
}

/** The first line `sep=;`, by which a table tells Excel its separator; the text without it, the line still counted. */
export function withoutDeclaration(text: string): { text: string; separator: string | undefined } {
  const found = /^sep=([^\n])[ \t]*(?=\n|$)/i.exec(text)
  return found ? { text: text.slice(found[0].length), separator: found[1] } : { text, separator: undefined }
}
