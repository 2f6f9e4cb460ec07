import { type PairFit, type PairTopic, type PairWords, pairTopics } from './pair.ts'

/** What each of two gives the other: what one needs and the other offers, both ways. */
export function fitOf(one: PairWords, other: PairWords): PairFit {
  return {
    toOne: one.needs.filter((topic) => other.offers.includes(topic)),
    toOther: other.needs.filter((topic) => one.offers.includes(topic)),
  }
}

/** Two fit where one gives the other anything. */
export const fits = ({ toOne, toOther }: PairFit): boolean => toOne.length + toOther.length > 0

/** Those who give each other most come first; a pair in which both give comes before one in which one does. */
export function comparedFits(left: PairFit, right: PairFit): number {
  const both = ({ toOne, toOther }: PairFit) => Math.min(toOne.length, toOther.length)
  const all = ({ toOne, toOther }: PairFit) => toOne.length + toOther.length
  return both(right) - both(left) || all(right) - all(left)
}

const isTopic = (text: string): text is PairTopic => pairTopics.some((one) => one === text)

/** In the order of the topics, each once, and nothing that is none. */
export const keptTopics = (texts: readonly string[]): PairTopic[] =>
  pairTopics.filter((topic) => texts.filter(isTopic).includes(topic))
