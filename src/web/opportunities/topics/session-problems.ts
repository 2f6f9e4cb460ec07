import type { FormProblem, MessageKey } from '#infrastructure/words/message-key.ts'
import type { DateProblem, SessionsRead } from '#web/dates/session-lines.ts'

export const dateProblems: Record<DateProblem, MessageKey> = {
  unreadable: 'forms.dates.unreadable',
  'no-end': 'forms.dates.no-end',
  'end-before-start': 'forms.dates.end-before-start',
  'am-or-pm': 'forms.dates.am-or-pm',
  'other-weekday': 'forms.dates.other-weekday',
  'no-such-hour': 'forms.dates.no-such-hour',
  'far-away': 'forms.dates.far-away',
  'no-terms': 'forms.dates.no-terms',
  'no-until': 'forms.dates.no-until',
  'not-in-it': 'forms.dates.not-in-it',
  'none-left': 'forms.dates.none-left',
  'too-many': 'forms.dates.too-many',
}

/** What is wrong with a line of dates, and with which. */
export function sessionsProblem({ line, text, problem }: Extract<SessionsRead, { ok: false }>): FormProblem {
  return { message: dateProblems[problem], figures: { line, text } }
}
