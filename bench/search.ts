import { sql } from 'kysely'
import { searchOpportunities } from '#capabilities/opportunities/search-opportunities.ts'
import type { Database } from '#infrastructure/database/database.ts'
import { searchTerms } from '#infrastructure/database/search-terms.ts'
import { foldSearchTexts, mendWords } from '#infrastructure/database/search-words.ts'
import type { Installation } from '#server/installation.ts'
import type { Figure } from './figure.ts'

const pageLength = 18
const searches = 120
const dictionary = 80_000

/** Searching a million opportunities by words rare and common, in each order, against ranking every match. */
export async function benchSearch({ services: { database } }: Installation): Promise<Figure[]> {
  await foldSearchTexts(database)
  const terms = await wordsToSearch(database)
  const now = new Date()
  const from = { latitude: 52.5, longitude: -1.5 }
  const orders = ['relevance', 'nearest', 'soonest', 'newest'] as const
  const figures: Figure[] = []
  for (const order of orders) {
    const ours = await times(terms, (one) =>
      searchOpportunities({ narrowing: { terms: one }, order, from, limit: pageLength }, { database, now }),
    )
    // The plain way takes seconds for a common word: a few are enough.
    const peer = await times(terms.slice(0, 12), (one) => rankAll(database, one))
    figures.push({
      name: order === 'relevance' ? 'search' : `search.${order}`,
      ours: perSecond(percentile(ours, 0.95)),
      peer: perSecond(percentile(peer, 0.95)),
      unit: 'searches/s, slowest in 20',
      against: 'ranking every match',
    })
  }
  await growVocabulary(database)
  const mistyped = terms.map((one) => one.slice(0, 2) + (one[3] ?? '') + (one[2] ?? '') + one.slice(4))
  const mended = await times(mistyped, (one) => mendWords(database, one))
  const alike = await times(mistyped.slice(0, 12), (one) => closestOfAll(database, one))
  figures.push({
    name: 'search.mend',
    ours: perSecond(percentile(mended, 0.95)),
    peer: perSecond(percentile(alike, 0.95)),
    unit: 'words/s, slowest in 20',
    against: 'the most similar word of all',
  })
  return figures
}

/** Words of the titles as they come, so that the common ones are searched for most. */
async function wordsToSearch(database: Database): Promise<string[]> {
  const { rows } = await sql<{ title: string }>`
    select title from opportunities tablesample system (0.1) where slug like 'bench-%' limit ${searches}`.execute(
    database,
  )
  return rows.map(({ title }, index) => title.split(' ')[index % 3] ?? title)
}

/** A million titles use more words than the demonstration's: as many as a large dictionary. */
async function growVocabulary(database: Database) {
  await sql`
    insert into search_words (word, stem)
    select distinct word, word from (
      select left(translate(md5(number::text), '0123456789', 'ghijklmnop'), 4 + number % 9) as word
      from generate_series(1, ${dictionary}::int) as number) as made
    on conflict do nothing`.execute(database)
  await sql`analyze search_words`.execute(database)
}

function rankAll(database: Database, terms: string) {
  const matching = searchTerms(terms)
  return sql`select id from opportunities where status = 'published' and search @@ ${matching}
    order by ts_rank_cd(search, ${matching}) desc limit ${pageLength}`.execute(database)
}

function closestOfAll(database: Database, word: string) {
  return sql`select word from search_words order by similarity(word, ${word}) desc limit 1`.execute(database)
}

async function times(terms: string[], search: (terms: string) => Promise<unknown>): Promise<number[]> {
  const taken: number[] = []
  for (const one of terms) {
    const began = performance.now()
    await search(one)
    taken.push(performance.now() - began)
  }
  return taken.sort((a, b) => a - b)
}

const percentile = (sorted: number[], share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? 0
const perSecond = (milliseconds: number) => Math.round(10_000 / milliseconds) / 10
