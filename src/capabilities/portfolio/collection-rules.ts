import { reachesAPerson } from '#capabilities/people/contact-rules.ts'
import type { AgeBand } from '#capabilities/people/person.ts'
import type { CollectionContent, CollectionState } from './collection.ts'
import { type ExperienceContent, experienceKinds } from './experience.ts'

export const longestTitle = 80
export const longestAbout = 600
export const longestStory = 1200

export type CollectionContentRefusal = 'title-is-missing' | 'too-long'

/** Why a collection cannot be called so, or `undefined`. */
export function contentRefusalOf({ title, about }: CollectionContent): CollectionContentRefusal | undefined {
  if (!title.trim()) return 'title-is-missing'
  return title.trim().length > longestTitle || about.trim().length > longestAbout ? 'too-long' : undefined
}

export type ExperienceRefusal =
  | 'title-is-missing'
  | 'too-long'
  | 'no-such-kind'
  | 'no-such-month'
  | 'ends-before-it-began'

const isMonth = (text: string) => /^(19|20)\d\d-(0[1-9]|1[0-2])$/.test(text)

/** Why an experience cannot be told so, or `undefined`. Its months may lie ahead. */
export function experienceRefusalOf({
  kind,
  title,
  whereabouts,
  began,
  ended,
  story,
}: ExperienceContent): ExperienceRefusal | undefined {
  if (!experienceKinds.includes(kind)) return 'no-such-kind'
  if (!title.trim()) return 'title-is-missing'
  if (title.trim().length > longestTitle || whereabouts.trim().length > longestTitle) return 'too-long'
  if (story.trim().length > longestStory) return 'too-long'
  if ([began, ended].some((month) => month !== null && !isMonth(month))) return 'no-such-month'
  return began && ended && ended < began ? 'ends-before-it-began' : undefined
}

interface Address {
  hasAddress: boolean
  endsAt: Date | null
  stoppedAt: Date | null
}

export function collectionStateOf({ hasAddress, endsAt, stoppedAt }: Address, now: Date): CollectionState {
  if (stoppedAt) return 'stopped'
  if (!hasAddress || !endsAt) return 'private'
  return endsAt > now ? 'open' : 'ended'
}

const openings = [7, 30, 90, 365] as const
export type OpenDays = (typeof openings)[number]

/** For how many days a person of that age may open a collection. */
export function openingsFor(age: AgeBand): readonly OpenDays[] {
  if (age === '13-15') return openings.slice(0, 2)
  return age === '16-17' ? openings.slice(0, 3) : openings
}

const usualOpening: OpenDays = 30

/** Which of these is proposed: the usual one; for what is open, the shortest that does not end it sooner. */
export function proposedOpening(
  { endsAt }: Pick<Address, 'endsAt'>,
  { age, now }: { age: AgeBand; now: Date },
): OpenDays {
  const left = endsAt ? (endsAt.getTime() - now.getTime()) / 86_400_000 : 0
  if (left <= 0) return usualOpening
  const offered = openingsFor(age)
  return offered.find((days) => days >= left) ?? offered.at(-1) ?? usualOpening
}

/** Whether what they open asks for a code whatever they choose. */
export const alwaysAsksPin = (age: AgeBand): boolean => age === '13-15'

export const isUnder18 = (age: AgeBand): boolean => age === '13-15' || age === '16-17'

export type OpenRefusal = 'nothing-in-it' | 'no-such-end' | 'reaches-a-child'

interface Opening {
  items: number
  days: number
  age: AgeBand
  /** All that its owner wrote in it. */
  text: string
}

/**
 * Why a collection is not opened so, or `undefined`. What a person under 18 wrote must not say how to reach them: an
 * address is passed on.
 */
export function openRefusalOf({ items, days, age, text }: Opening): OpenRefusal | undefined {
  if (items === 0) return 'nothing-in-it'
  if (!openingsFor(age).some((one) => one === days)) return 'no-such-end'
  return isUnder18(age) && reachesAPerson(text) ? 'reaches-a-child' : undefined
}
