import type { CityLead, ProgrammeTeam } from '#capabilities/people/authority.ts'
import type { Reading } from '#infrastructure/database/database.ts'
import { needed } from '#infrastructure/needed.ts'
import { revisionOf } from '#infrastructure/revision.ts'
import type { Pair, PairFit, PairPerson, PairWords } from './pair.ts'
import { comparedFits, fitOf, fits } from './pair-rules.ts'
import { selectPairPeople, selectPairs, selectPairWords } from './pair-store.ts'

/** Who could help whom, and why. */
export interface Suggestion {
  one: PairPerson
  other: PairPerson
  fit: PairFit
}

/** A pair with who they are; `undefined` of one who leads no place any more. */
export interface PairWithPeople {
  pair: Pair
  one: PairPerson | undefined
  other: PairPerson | undefined
}

export interface Pairing {
  own: PairWords
  /** What the lead was asked, has asked, and those that go on. */
  pairs: PairWithPeople[]
  /** The lead first. */
  suggestions: Suggestion[]
}

const most = 300
const mostSuggested = 20
const mostAsked = 6

/** Of what one ticked, for those who tick it in two windows. */
export const pairWordsRevision = ({ needs, offers }: PairWords) => revisionOf({ needs, offers })

/** The pairs of one who leads a place, and who else would fit. */
export async function findPairing(
  _: Record<string, never>,
  { database, of }: Reading & { of: CityLead },
): Promise<Pairing> {
  const personId = needed(of.personId, 'a person')
  const [{ people, words }, pairs] = await Promise.all([
    everybody({ database }),
    selectPairs(database)
      .where((where) => where.or([where('oneId', '=', personId), where('otherId', '=', personId)]))
      .where('pairs.state', '<>', 'ended')
      .orderBy('madeAt', 'desc')
      .orderBy('pairs.id')
      .limit(most)
      .execute(),
  ])
  const own = words.get(personId) ?? { needs: [], offers: [] }
  const self = people.get(personId)
  const suggestions = self ? suggestionsAmong({ people, words, pairs, ones: [self] }).slice(0, mostSuggested) : []
  return { own, pairs: pairs.map((pair) => withPeople(pair, people)), suggestions }
}

/** Who asks a lead to be a pair and waits for the answer, the first first. */
export async function listAskedPairs(
  _: Record<string, never>,
  { database, of }: Reading & { of: CityLead },
): Promise<{ id: string; name: string; askedAt: Date }[]> {
  const { personId } = of
  if (!personId) return []
  return await selectPairs(database)
    .innerJoin('people', 'people.id', 'askedBy')
    .select(['people.name', 'madeAt as askedAt'])
    .where((where) => where.or([where('oneId', '=', personId), where('otherId', '=', personId)]))
    .where('pairs.state', '=', 'asked')
    .where('askedBy', '<>', personId)
    .orderBy('madeAt')
    .orderBy('pairs.id')
    .limit(mostAsked)
    .execute()
}

/** All pairs for the programme team, the latest first, who would fit among those who have none, and whom it can pair. */
export async function listPairs(
  _: Record<string, never>,
  { database }: Reading & { team: ProgrammeTeam },
): Promise<{ pairs: PairWithPeople[]; suggestions: Suggestion[]; people: PairPerson[] }> {
  const [{ people, words }, pairs] = await Promise.all([
    everybody({ database }),
    selectPairs(database).orderBy('madeAt', 'desc').orderBy('pairs.id', 'desc').limit(most).execute(),
  ])
  const all = [...people.values()].toSorted((left, right) => left.name.localeCompare(right.name))
  const isPaired = (id: string) =>
    pairs.some(({ oneId, otherId, state }) => state !== 'ended' && (oneId === id || otherId === id))
  const ones = all.filter(({ personId }) => !isPaired(personId))
  const free = new Map(ones.map((one) => [one.personId, one]))
  // Each two once, not once for each of them.
  const suggestions = suggestionsAmong({ people: free, words, pairs, ones }).filter(
    ({ one, other }) => one.personId < other.personId,
  )
  return {
    pairs: pairs.map((pair) => withPeople(pair, people)),
    suggestions: suggestions.slice(0, mostSuggested),
    people: all,
  }
}

async function everybody({ database }: Reading) {
  const listed = await selectPairPeople(database).execute()
  const people = new Map(listed.map((one) => [one.personId, one]))
  return { people, words: await selectPairWords(database, [...people.keys()]) }
}

const withPeople = (pair: Pair, people: Map<string, PairPerson>): PairWithPeople => ({
  ...{ pair, one: people.get(pair.oneId), other: people.get(pair.otherId) },
})

interface Among {
  people: Map<string, PairPerson>
  words: Map<string, PairWords>
  pairs: Pair[]
  ones: PairPerson[]
}

/** Those of other places who fit, what each gives the other first; who is paired or asked already is left out. */
function suggestionsAmong({ people, words, pairs, ones }: Among): Suggestion[] {
  const none = { needs: [], offers: [] }
  const isOpen = (left: string, right: string) =>
    pairs.some(
      ({ oneId, otherId, state }) =>
        state !== 'ended' && ((oneId === left && otherId === right) || (oneId === right && otherId === left)),
    )
  return ones
    .flatMap((one) =>
      [...people.values()]
        .filter((other) => other.placeName !== one.placeName && !isOpen(one.personId, other.personId))
        .map((other) => ({
          ...{ one, other, fit: fitOf(words.get(one.personId) ?? none, words.get(other.personId) ?? none) },
        })),
    )
    .filter(({ fit }) => fits(fit))
    .toSorted((left, right) => comparedFits(left.fit, right.fit) || left.other.name.localeCompare(right.other.name))
}
