import { saidInCell } from '#infrastructure/files/csv-line.ts'
import { namedColumns, plainWord } from '#infrastructure/files/named-columns.ts'
import { type VacancyContent, type VacancyKind, vacancyKinds } from './vacancy.ts'
import { type VacancyContentRefusal, vacancyRefusalOf, youngest } from './vacancy-rules.ts'

// A list of vacancies as spreadsheets have it: which column is which, and what each line says.

const vacancyColumns = {
  title: ['title', 'job title', 'vacancy', 'job', 'name', 'role', 'teitl', 'swydd', 'teitl y swydd'],
  titleCy: ['title in welsh', 'welsh title', 'title welsh', 'teitl yn gymraeg', 'teitl cymraeg'],
  kind: ['kind', 'type', 'math', 'what is it'],
  about: ['about', 'description', 'what people do', 'job description', 'disgrifiad', 'am y swydd'],
  aboutCy: ['about in welsh', 'description in welsh', 'welsh description', 'disgrifiad yn gymraeg'],
  pay: ['pay', 'salary', 'wage', 'rate', 'rate of pay', 'cyflog', 'tal'],
  payCy: ['pay in welsh', 'welsh pay', 'cyflog yn gymraeg', 'tal yn gymraeg'],
  whereabouts: ['where', 'location', 'place of work', 'place', 'address', 'ble', 'lleoliad'],
  apply: ['how to apply', 'apply', 'contact', 'sut i wneud cais', 'cyswllt'],
  applyCy: ['how to apply in welsh', 'apply in welsh', 'sut i wneud cais yn gymraeg'],
  applyUrl: ['link', 'url', 'web address', 'apply at', 'website', 'dolen', 'gwefan'],
  ageMin: ['age', 'minimum age', 'from age', 'from which age', 'oedran', 'o ba oedran'],
  closesOn: ['closes', 'closing date', 'closes on', 'last day', 'deadline', 'open until', 'dyddiad cau', 'ar agor tan'],
  skills: ['skills', 'skill', 'sgiliau'],
  reference: ['reference', 'ref', 'id', 'number', 'cyfeirnod'],
} as const

type Column = keyof typeof vacancyColumns

const kindWords: Record<VacancyKind, string[]> = {
  job: ['job', 'jobs', 'full time', 'part time', 'swydd', 'amser llawn', 'rhan amser'],
  apprenticeship: ['apprenticeship', 'apprentice', 'prentisiaeth', 'prentis'],
  'work-experience': ['work experience', 'placement', 'profiad gwaith', 'lleoliad gwaith'],
  mentoring: ['mentoring', 'mentor', 'mentora'],
}

export const { isHeading: isVacancyHeading, columnsOf: vacancyColumnsOf } = namedColumns(vacancyColumns)

export type VacancyLineProblem =
  | VacancyContentRefusal
  | 'kind-unknown'
  | 'day-unreadable'
  | 'day-is-missing'
  | 'age-unreadable'
  | 'address-unreadable'
  | 'apply-is-missing'

export interface VacancyLine {
  content: Omit<VacancyContent, 'skills'>
  /** Names as they stand there. */
  skillNames: string[]
  /** As the list numbers it. */
  reference: string | null
}

interface Reading {
  columns: Map<Column, number>
  today: string
  /** The day that a text names, as `2026-06-05`. */
  dayOf: (text: string) => string | undefined
}

/** What one line of a list says, or what is wrong with it. */
export function readVacancyLine(
  cells: string[],
  { columns, today, dayOf }: Reading,
): { ok: true; line: VacancyLine } | { ok: false; why: VacancyLineProblem } {
  const cell = (column: Column) => saidInCell(cells[columns.get(column) ?? -1])
  const typedKind = cell('kind')
  const kind = typedKind === null ? 'job' : vacancyKinds.find((one) => kindWords[one].includes(plainWord(typedKind)))
  if (!kind) return { ok: false, why: 'kind-unknown' }
  const typedDay = cell('closesOn')
  if (!typedDay) return { ok: false, why: 'day-is-missing' }
  const closesOn = dayOf(typedDay)
  if (!closesOn) return { ok: false, why: 'day-unreadable' }
  const typedAge = cell('ageMin')
  // "16+" and "16" are certain; anything more is a text about it.
  const age = typedAge === null ? '16' : /^(\d{2})\s*\+?$/.exec(typedAge)?.[1]
  if (!age || Number(age) < youngest) return { ok: false, why: 'age-unreadable' }
  const applyUrl = cell('applyUrl')
  if (applyUrl && !(URL.canParse(applyUrl) && /^https?:$/.test(new URL(applyUrl).protocol)))
    return { ok: false, why: 'address-unreadable' }
  const content = {
    ...{ kind, roleId: null, title: cell('title') ?? '', titleCy: cell('titleCy'), about: cell('about') ?? '' },
    ...{ aboutCy: cell('aboutCy'), pay: cell('pay'), payCy: cell('payCy'), whereabouts: cell('whereabouts') },
    ...{ apply: cell('apply'), applyCy: cell('applyCy'), applyUrl, ageMin: Number(age), closesOn },
  }
  const refusal = vacancyRefusalOf({ ...content, skills: [] }, today)
  if (refusal) return { ok: false, why: refusal }
  if (!content.apply && !applyUrl) return { ok: false, why: 'apply-is-missing' }
  const skillNames = (cell('skills') ?? '').split(/[;|\n]/).flatMap((name) => name.trim() || [])
  return { ok: true, line: { content, skillNames, reference: cell('reference') } }
}
