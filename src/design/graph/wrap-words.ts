/** Words in lines of at most so many signs, as a picture needs them; what is too much ends in three dots. */
export function wrapWords(text: string, { widest, most }: { widest: number; most: number }): string[] {
  const pieces = text.split(/\s+/).flatMap((word) => broken(word, widest))
  const lines: string[] = []
  for (const piece of pieces) {
    const line = lines.at(-1)
    if (line !== undefined && !line.endsWith('-') && `${line} ${piece}`.length <= widest)
      lines[lines.length - 1] = `${line} ${piece}`
    else lines.push(piece)
  }
  if (lines.length <= most) return lines
  const last = lines[most - 1] ?? ''
  return [...lines.slice(0, most - 1), `${last.slice(0, widest - 1).trimEnd()}…`]
}

/** A word that is longer than a line, in parts. */
function broken(word: string, widest: number): string[] {
  if (word.length <= widest) return [word]
  return [`${word.slice(0, widest - 1)}-`, ...broken(word.slice(widest - 1), widest)]
}
