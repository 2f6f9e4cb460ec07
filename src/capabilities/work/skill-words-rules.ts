// Which words of a plain description are names of skills: the longest name wins, and no word counts twice.

/** Names of skills are rarely longer; a description is read as runs of at most so many words. */
const longestRun = 8
const mostWords = 400

/** Alone these say nothing of a skill, though a framework may call one so. */
const stopWords = new Set(
  `a about after all also an and any are as at be before by can care community craft data design do each every for from good have
  help helping in is it keep learn learning make making more music need new of on or other our people plan reading research sport
  team that the their them this time to up use using we who will with work working you your
  a ac am ar at chi dros ei eich ein er gan gwaith gyda heb i mae neu o pobl sy tîm wrth y yn yr`.split(/\s+/),
)

/** As `plain_words` of the database writes a name: small letters, without accents. */
export const withoutAccents = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

function wordsIn(text: string): string[] {
  return (withoutAccents(text).match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu) ?? []).slice(0, mostWords)
}

/** A name of a skill, as the runs of a text are compared with it. */
export const nameKey = (name: string): string => wordsIn(name).join(' ')

/** Every run of words in a text that may be the name of a skill. */
export function runsOf(text: string): string[] {
  const words = wordsIn(text)
  const runs = new Set<string>()
  for (let begin = 0; begin < words.length; begin++)
    for (let length = 1; length <= longestRun && begin + length <= words.length; length++)
      runs.add(words.slice(begin, begin + length).join(' '))
  return [...runs].filter((run) => !stopWords.has(run))
}

/** The names that stand in a text, in its order: where several fit, the longest one. */
export function namesIn<Named>(text: string, named: Map<string, Named>): Named[] {
  const words = wordsIn(text)
  const found = new Set<Named>()
  for (let begin = 0; begin < words.length; begin++)
    for (let length = Math.min(longestRun, words.length - begin); length >= 1; length--) {
      const run = words.slice(begin, begin + length).join(' ')
      const one = stopWords.has(run) ? undefined : named.get(run)
      if (one === undefined) continue
      found.add(one)
      begin += length - 1
      break
    }
  return [...found]
}
