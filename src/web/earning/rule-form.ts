import { randomUUID } from 'node:crypto'
import { type EarningKind, mostTimes } from '#capabilities/earning/earning-rule.ts'
import type { EarningRuleRequest } from '#capabilities/earning/start-earning-rule.ts'
import { isId } from '#infrastructure/ids.ts'
import { atLocalTime } from '#infrastructure/words/local-time.ts'
import type { FormErrors } from '#infrastructure/words/message-key.ts'

interface RuleForm {
  typed: Record<string, string>
  errors: FormErrors
  asked: EarningRuleRequest | undefined
}

/** Reads what earns a badge; a list of ticks comes back one a line, as `useFields` reads it. */
export function readRuleForm(form: FormData): RuleForm {
  const typed: Record<string, string> = Object.fromEntries(
    [...form].filter(([name]) => !name.endsWith('[]')).map(([name, value]) => [name, String(value).trim()]),
  )
  const badgeIds = [...new Set(form.getAll('badgeIds[]').map(String))].filter(isId)
  typed.badgeIds = badgeIds.join('\n')
  const errors: FormErrors = {}
  const kind: EarningKind = typed.kind === 'badges' ? 'badges' : 'attendance'
  const { badgeId, opportunityId, requestId } = typed
  if (!isId(badgeId)) errors.badgeId = 'forms.choose'
  const opportunity = kind === 'attendance' && isId(opportunityId) ? opportunityId : null
  if (kind === 'attendance' && !opportunity) errors.opportunityId = 'forms.choose'
  if (kind === 'badges' && badgeIds.length === 0) errors.badgeIds = 'earning.refused.noBadge'
  const times = timesIn(kind, typed, badgeIds.length, errors)
  const [countedFrom, proposesFrom] = [dayIn('countedFrom', typed, errors), dayIn('proposesFrom', typed, errors)]
  if (!isId(badgeId) || times === undefined || Object.keys(errors).length > 0)
    return { typed, errors, asked: undefined }
  return {
    ...{ typed, errors },
    asked: {
      ...{ id: isId(requestId) ? requestId : randomUUID(), badgeId, opportunityId: opportunity, times },
      ...{ badgeIds: kind === 'badges' ? badgeIds : [], countedFrom, proposesFrom },
    },
  }
}

function timesIn(
  kind: EarningKind,
  typed: Record<string, string>,
  chosen: number,
  errors: FormErrors,
): number | undefined {
  const field = kind === 'attendance' ? 'sessions' : 'howMany'
  const most = kind === 'attendance' ? mostTimes : Math.max(chosen, 1)
  if (kind === 'badges' && !typed.howMany) return Math.max(chosen, 1)
  const times = /^\d{1,4}$/.test(typed[field] ?? '') ? Number(typed[field]) : 0
  if (times >= 1 && times <= most) return times
  errors[field] = { message: 'earning.refused.times', figures: { most } }
  return undefined
}

function dayIn(name: 'countedFrom' | 'proposesFrom', typed: Record<string, string>, errors: FormErrors): string | null {
  const day = typed[name]
  if (!day) return null
  const isDay = /^20\d\d-\d\d-\d\d$/.test(day) && atLocalTime(day, { hour: 0, minute: 0 })
  if (isDay) return day
  errors[name] = 'earning.refused.day'
  return null
}
