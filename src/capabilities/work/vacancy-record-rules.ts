import type { VacancyContent } from './vacancy.ts'
import { vacancyRefusalOf } from './vacancy-rules.ts'
import type { VacancyRecordProblem } from './vacancy-source.ts'

/** What a source says of one vacancy. */
export interface VacancyRecord {
  /** As the source numbers it: the same next time. */
  reference: string
  content: Omit<VacancyContent, 'skills'>
  skillNames: string[]
}

/** A record that was understood, or why it was not; its reference, where it has one, is still there in the source. */
export type VacancyRecordRead =
  | { ok: true; record: VacancyRecord }
  | { ok: false; reference: string | null; problem: VacancyRecordProblem }

const legalForms = /\b(?:ltd|limited|plc|llp|cic|cyf|cyfyngedig|the|y|yr)\b/g

const nameKey = (name: string) =>
  name
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/[^a-z0-9]+/g, ' ')
    .replace(legalForms, ' ')
    .replace(/\s+/g, ' ')
    .trim()

/** Whether two names are those of one employer, whatever its legal form: no more than that is certain. */
export const isSameEmployer = (one: string, other: string): boolean => nameKey(one) === nameKey(other)

interface Said {
  reference: string | null
  /** What it is called, or where it stands. */
  where: string
  content: Omit<VacancyContent, 'skills' | 'closesOn'>
  closesOn: string | undefined
  /** Whether it names a last day at all. */
  hasDay: boolean
  skillNames: string[]
}

/** What was said, where it can be offered so. */
export function recordOf(
  { reference, where, content, closesOn, hasDay, skillNames }: Said,
  today: string,
): VacancyRecordRead {
  const refused = (why: VacancyRecordProblem['why']): VacancyRecordRead => ({
    ok: false,
    reference,
    problem: { where, why },
  })
  if (!content.title) return refused('title-is-missing')
  if (!reference) return refused('unreadable')
  if (!hasDay) return refused('day-is-missing')
  if (!closesOn) return refused('day-unreadable')
  const whole = { ...content, closesOn }
  const refusal = vacancyRefusalOf({ ...whole, skills: [] }, today)
  if (refusal === 'too-many-skills' || refusal === 'skill-twice') return refused('unreadable')
  if (refusal) return refused(refusal)
  if (!content.apply && !content.applyUrl) return refused('apply-is-missing')
  return { ok: true, record: { reference, content: whole, skillNames } }
}
