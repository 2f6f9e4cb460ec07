import { type AskedSkillsRefusal, longestAbout, longestTitle, skillsRefusalOf } from './asked-skill-rules.ts'
import type { Vacancy, VacancyContent, VacancyStanding, VacancyState } from './vacancy.ts'

export const longestPay = 120
export const longestWhereabouts = 160
export const longestApply = 400
const longestUrl = 1000

/** What is open for longer is shown again, so that it is read again. */
const longestDays = 366

export const youngest = 13
const adultAge = 18
/** Of school, in England and Wales. */
const leavingAge = 16

export type VacancyContentRefusal =
  | AskedSkillsRefusal
  | 'title-is-missing'
  | 'about-is-missing'
  | 'too-long'
  | 'closes-too-soon'
  | 'closes-too-late'

/** Why nothing can be offered so, or `undefined`. A draft may not yet say how to ask for it. */
export function vacancyRefusalOf(content: VacancyContent, today: string): VacancyContentRefusal | undefined {
  const { title, titleCy, about, aboutCy, pay, payCy, whereabouts, apply, applyCy, applyUrl, closesOn, skills } =
    content
  if (!title.trim()) return 'title-is-missing'
  if (!about.trim()) return 'about-is-missing'
  const bounds: [string | null, number][] = [
    [title, longestTitle],
    [titleCy, longestTitle],
    [about, longestAbout],
    [aboutCy, longestAbout],
    [pay, longestPay],
    [payCy, longestPay],
    [whereabouts, longestWhereabouts],
    [apply, longestApply],
    [applyCy, longestApply],
    [applyUrl, longestUrl],
  ]
  if (bounds.some(([text, longest]) => (text?.length ?? 0) > longest)) return 'too-long'
  if (closesOn < today) return 'closes-too-soon'
  if ((Date.parse(closesOn) - Date.parse(today)) / 86_400_000 > longestDays) return 'closes-too-late'
  return skillsRefusalOf(skills)
}

/**
 * Work experience and mentoring of people under 18 are listings for them: they need safeguarding. A job has its own law; one
 * that takes people who are still at school needs it as well.
 */
export function needsSafeguarding({ kind, ageMin }: Pick<VacancyContent, 'kind' | 'ageMin'>): boolean {
  return ageMin < (kind === 'work-experience' || kind === 'mentoring' ? adultAge : leavingAge)
}

/** As it is shown: what is public beyond its last day is closed, whether the clock has noted it or not. */
export function vacancyPhaseOf({ state, closesOn }: Pick<Vacancy, 'state' | 'closesOn'>, today: string): VacancyState {
  return state === 'public' && closesOn < today ? 'closed' : state
}

/** What keeps a vacancy that was shown from everybody now. */
export type VacancyHeld = 'hidden' | 'organisation' | 'safeguarding'

export function vacancyHeldBy(vacancy: Vacancy): VacancyHeld | undefined {
  if (vacancy.hiddenAt) return 'hidden'
  if (!vacancy.isApproved) return 'organisation'
  return needsSafeguarding(vacancy) && !vacancy.isSafe ? 'safeguarding' : undefined
}

/** Where it stands on a desk. */
export function vacancyStandingOf(vacancy: Vacancy, today: string): VacancyStanding {
  const phase = vacancyPhaseOf(vacancy, today)
  const held = vacancyHeldBy(vacancy)
  if (held === 'hidden') return 'hidden'
  return held && phase === 'public' ? 'held' : phase
}
