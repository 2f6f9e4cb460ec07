// Words that a typing mistake away from another. Pure: what exists is the caller's knowledge.

const letters = [...'abcdefghijklmnopqrstuvwxyz']

/** Every word that one mistake turns this one into: a letter left out, doubled, swapped with the next, or another. */
export function oneMistakeAway(word: string): string[] {
  const found = new Set<string>()
  for (let at = 0; at <= word.length; at++) {
    const [before, after] = [word.slice(0, at), word.slice(at)]
    for (const letter of letters) {
      found.add(before + letter + after)
      if (after) found.add(before + letter + after.slice(1))
    }
    if (after) found.add(before + after.slice(1))
    if (after.length > 1) found.add(before + (after[1] ?? '') + (after[0] ?? '') + after.slice(2))
  }
  found.delete(word)
  return [...found]
}

/** How many mistakes are forgiven: none in a word so short that it could be any other. */
export function mistakesForgiven({ length }: string): number {
  return length < 4 ? 0 : length < 6 ? 1 : length < 10 ? 2 : 3
}

/**
 * How many mistakes lie between two words (optimal string alignment: a letter left out, added, changed, or swapped with the
 * next one each count one), or more than `most`.
 */
export function mistakesBetween({ typed, meant }: { typed: string; meant: string }, most: number): number {
  if (Math.abs(typed.length - meant.length) > most) return most + 1
  let beforeLast: number[] = []
  let last = Array.from({ length: meant.length + 1 }, (_, index) => index)
  for (let i = 1; i <= typed.length; i++) {
    const row = [i]
    for (let j = 1; j <= meant.length; j++) {
      const same = typed[i - 1] === meant[j - 1] ? 0 : 1
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same)
      const isSwap = i > 1 && j > 1 && typed[i - 1] === meant[j - 2] && typed[i - 2] === meant[j - 1]
      if (isSwap) least = Math.min(least, (beforeLast[j - 2] ?? 0) + 1)
      row.push(least)
    }
    beforeLast = last
    last = row
  }
  return last[meant.length] ?? most + 1
}
