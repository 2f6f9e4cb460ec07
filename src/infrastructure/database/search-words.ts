import { sql } from 'kysely'
import { needed } from '../needed.ts'
import type { Database, Reader } from './database.ts'
import { mistakesBetween, mistakesForgiven, oneMistakeAway } from './near-words.ts'
import { wordsOf } from './search-terms.ts'

/** Up to this length every word that is one mistake away is looked up; longer ones have enough in common to be found alike. */
const shortWord = 6
const mostAlike = 40
/** The first letter is seldom wrong: words that begin with it and are about as long are looked at one by one. */
const mostOfLetter = 4000
const foldedAtOnce = 5000

/**
 * Corrects typing mistakes: each term that occurs in no text is replaced by the most similar one that does.
 *
 * @returns undefined when every word is known, or when nothing resembles what was typed
 */
export async function mendWords(database: Reader, typed: string): Promise<string | undefined> {
  const terms = wordsOf(typed)
  const unknown = await unknownWords(database, terms)
  if (unknown.size === 0) return undefined
  const mended = await Promise.all(
    terms.map(async (word) => (unknown.has(word) ? ((await mostAlikeWord(database, word)) ?? word) : word)),
  )
  return mended.some((word, index) => word !== terms[index]) ? mended.join(' ') : undefined
}

async function unknownWords(database: Reader, terms: string[]): Promise<Set<string>> {
  const long = terms.filter((word) => mistakesForgiven(word) > 0)
  if (long.length === 0) return new Set()
  const { rows } = await sql<{ word: string }>`
    select typed.word from unnest(${long}::text[]) as typed (word)
    where not exists (select from search_words where search_words.word >= typed.word collate "C"
        and search_words.word < (typed.word || chr(1114111)) collate "C")
      and not exists (select from search_words where stem = any (tsvector_to_array(to_tsvector('english', typed.word))))
    `.execute(database)
  return new Set(rows.map((row) => row.word))
}

async function mostAlikeWord(database: Reader, word: string): Promise<string | undefined> {
  const forgiven = mistakesForgiven(word)
  const near = word.length <= shortWord ? oneMistakeAway(word) : []
  const { rows } = await sql<Candidate>`
    select word, stem, (tsvector_to_array(to_tsvector('english', ${word})))[1] as typed_stem from (
      select word, stem from search_words where word = any (${near}::text[])
      union
      (select word, stem from search_words where word >= ${word[0] ?? ''} and word < ${`${word[0] ?? ''}\u{10ffff}`}
        and length(word) between ${word.length - forgiven - 3} and ${word.length + forgiven} limit ${mostOfLetter})
      union
      (select word, stem from search_words where word % ${word} order by similarity(word, ${word}) desc limit ${mostAlike})
    ) as candidates`.execute(database)
  const [best] = rows
    .map((row) => ({ word: row.word, mistakes: mistakesIn(word, row) }))
    .filter(({ mistakes }) => mistakes <= forgiven)
    // Of words equally far away, one that begins alike.
    .sort((a, b) => a.mistakes - b.mistakes || Number(b.word[0] === word[0]) - Number(a.word[0] === word[0]))
  return best?.word
}

interface Candidate {
  word: string
  stem: string
  typedStem: string | null
}

/** As written, or by stem: "gardning" finds a text that says "garden". */
function mistakesIn(typed: string, { word, stem, typedStem }: Candidate): number {
  const asWritten = mistakesBetween({ typed, meant: word }, mistakesForgiven(typed))
  if (!typedStem || mistakesForgiven(typedStem) === 0) return asWritten
  const byStem = mistakesBetween({ typed: typedStem, meant: stem }, mistakesForgiven(typedStem))
  // A stem is shorter: its mistakes weigh more.
  return byStem > mistakesForgiven(typedStem) ? asWritten : Math.min(asWritten, byStem + 0.5)
}

/** Takes the words of new texts in. Returns how many texts were read. */
export async function foldSearchTexts(database: Database): Promise<number> {
  let folded = 0
  for (;;) {
    const some = await foldSome(database)
    folded += some
    if (some < foldedAtOnce) return folded
  }
}

async function foldSome(database: Database): Promise<number> {
  return database.transaction().execute(async (tx) => {
    // One at a time: two that take the same words in would wait for each other in turn.
    const { rows: locks } = await sql<{ mine: boolean }>`
      select pg_try_advisory_xact_lock(hashtext('fold search texts')) as mine`.execute(tx)
    if (!locks[0]?.mine) return 0
    const { rows } = await sql<{ folded: number }>`
      with gone as (
        delete from search_texts where id in (select id from search_texts order by id limit ${foldedAtOnce}) returning words
      ), fresh as (
        insert into search_words (word, stem)
        select distinct word, coalesce((tsvector_to_array(to_tsvector('english', word)))[1], word)
        from gone cross join lateral unnest(tsvector_to_array(to_tsvector('simple', plain_words(words)))) as word
        where length(word) between 3 and 40 and word ~ '^[[:alpha:]]+$'
        on conflict do nothing
      )
      select count(*) as folded from gone`.execute(tx)
    return needed(rows[0], 'a count').folded
  })
}
