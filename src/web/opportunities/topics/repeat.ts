import { z } from 'zod'
import { weekdayOf } from '#capabilities/opportunities/repeat-rules.ts'
import type { FormErrors } from '#infrastructure/words/message-key.ts'
import { readSessions, writeSessions } from '#web/dates/session-lines.ts'
import { earliestMeant, readDay } from '#web/dates/written-dates.ts'
import { says, tick } from '#web/site/fields.ts'
import type { FieldLabels } from '#web/site/form-fields.tsx'
import { parseForm } from '#web/site/parse-form.ts'
import { dateProblems } from './session-problems.ts'
import type { TopicContext } from './topic.ts'

/** The button that adds the dates of a repeat to those above it. */
export const repeatFields = 'add-dates'

export const repeatPatterns = ['once', 'weekly', 'fortnightly', 'daily', 'weekdays'] as const

export const repeatLabels = {
  firstDay: 'manage.repeat.firstDay',
  fromTime: 'manage.repeat.fromTime',
  toTime: 'manage.repeat.toTime',
  pattern: 'manage.repeat.pattern',
  lastDay: 'manage.repeat.lastDay',
  termTime: 'manage.repeat.termTime',
  leaveOut: 'manage.repeat.leaveOut',
} as const satisfies FieldLabels

const schema = z.object({
  sessions: z.string().default(''),
  firstDay: z.string({ error: says('forms.required') }),
  fromTime: z.string({ error: says('forms.required') }),
  toTime: z.string({ error: says('forms.required') }),
  pattern: z.enum(repeatPatterns, { error: says('forms.choose') }).default('once'),
  lastDay: z.string().optional(),
  termTime: tick,
  leaveOut: z.string().max(500, says('forms.tooLong')).optional(),
})

const dayNames = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const

export type DatesAdded =
  | { ok: true; typed: Record<string, string>; count: number }
  | { ok: false; typed: Record<string, string>; errors: FormErrors }

/** The form with the dates of its repeat written out under those that stand there; nothing is stored. */
export function addDates(
  form: FormData,
  { language, now, terms }: Pick<TopicContext, 'language' | 'now' | 'terms'>,
): DatesAdded {
  const parsed = parseForm(schema, form)
  if (!parsed.ok) return parsed
  const { typed } = parsed
  const { sessions, firstDay, fromTime, toTime, pattern, lastDay, termTime, leaveOut } = parsed.value
  const fail = (errors: FormErrors): DatesAdded => ({ ok: false, typed, errors })
  const first = readDay(firstDay, { after: earliestMeant(now) })
  if (!first) return fail({ firstDay: 'forms.badDate' })
  const last = lastDay ? readDay(lastDay, { after: first }) : undefined
  if (pattern !== 'once' && !last) return fail({ lastDay: lastDay ? 'forms.badDate' : 'forms.required' })
  const named = {
    weekly: dayNames[weekdayOf(first)],
    fortnightly: `other ${dayNames[weekdayOf(first)]}`,
    daily: 'day',
    weekdays: 'weekday',
  }
  const times = `${fromTime}-${toTime}`
  const line =
    pattern === 'once'
      ? `${first} ${times}`
      : `every ${named[pattern]} ${times} from ${first} until ${last}${termTime ? ' in term time' : ''}${leaveOut ? `, not ${leaveOut}` : ''}`
  const read = readSessions(line, { now, terms })
  if (!read.ok) {
    const field = { 'not-in-it': 'leaveOut', 'none-left': 'leaveOut', 'too-many': 'lastDay' } as const
    const isTime = read.problem === 'end-before-start' || read.problem === 'am-or-pm'
    const wrong = isTime ? 'toTime' : (field[read.problem as keyof typeof field] ?? 'leaveOut')
    return fail({ [wrong]: { message: dateProblems[read.problem], figures: { line: 1, text: leaveOut ?? times } } })
  }
  const { firstDay: _, fromTime: __, toTime: ___, lastDay: ____, termTime: _____, leaveOut: ______, ...rest } = typed
  const added = writeSessions(read.sessions, language)
  return {
    ok: true,
    count: read.sessions.length,
    typed: { ...rest, sessions: [sessions.trim(), added].filter(Boolean).join('\n') },
  }
}
