import type { AgeBand } from '#capabilities/people/person.ts'
import { isUnder18 } from '#capabilities/portfolio/collection-rules.ts'
import {
  type AskedSkillsRefusal,
  longestAbout,
  longestTitle,
  skillsRefusalOf,
} from '#capabilities/work/asked-skill-rules.ts'
import type { Ask, AskContent, AskState } from './ask.ts'

/** For how many days an answer can be kept. */
export const keepings = [1, 7, 14, 30] as const
/** What who is under 16 sends is kept no longer. */
const longestUnder16 = 7
/** What is open for longer is asked again, so that it is read again. */
const longestOpen = 183
export const longestSaid = 600

export type AskContentRefusal =
  | AskedSkillsRefusal
  | 'title-is-missing'
  | 'about-is-missing'
  | 'too-long'
  | 'no-such-time'
  | 'closes-too-soon'
  | 'closes-too-late'

/** Why nothing can be asked so on a day (YYYY-MM-DD), or `undefined`. */
export function askRefusalOf(content: AskContent, today: string): AskContentRefusal | undefined {
  const { title, titleCy, about, aboutCy, skills, keepDays, closesOn } = content
  if (!title.trim()) return 'title-is-missing'
  if (!about.trim()) return 'about-is-missing'
  if ([title, titleCy].some((text) => (text?.length ?? 0) > longestTitle)) return 'too-long'
  if ([about, aboutCy].some((text) => (text?.length ?? 0) > longestAbout)) return 'too-long'
  if (!keepings.some((one) => one === keepDays)) return 'no-such-time'
  if (closesOn < today) return 'closes-too-soon'
  if ((Date.parse(closesOn) - Date.parse(today)) / 86_400_000 > longestOpen) return 'closes-too-late'
  return skillsRefusalOf(skills)
}

/** As it stands on a day: what is beyond its last one is closed, whether that was noted or not. */
export function askPhaseOf({ state, closesOn }: Pick<Ask, 'state' | 'closesOn'>, today: string): AskState {
  return state === 'open' && closesOn < today ? 'closed' : state
}

/** For how many days the answer of a person of that age is kept. */
export function keptDays(keepDays: number, age: AgeBand | undefined): number {
  return age === '13-15' ? Math.min(keepDays, longestUnder16) : keepDays
}

/** Who is under 18 answers an organisation that meets what it owes young people, and is read by it while it does. */
export function mayBeAnsweredBy({ isSafe }: Pick<Ask, 'isSafe'>, age: AgeBand): boolean {
  return isSafe || !isUnder18(age)
}
