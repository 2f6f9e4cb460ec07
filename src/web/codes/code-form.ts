import type { AwardOfferRequest } from '#capabilities/awards/start-award-offer.ts'
import { isId } from '#infrastructure/ids.ts'
import { readMoment } from '#infrastructure/words/local-time.ts'
import type { FormErrors } from '#infrastructure/words/message-key.ts'

const mostUsesOfAny = 100_000

export interface CodeForm {
  typed: Record<string, string>
  errors: FormErrors
  request: AwardOfferRequest | undefined
}

/** Reads what a code is for, from when to when and for how many. */
export function readCodeForm(form: FormData): CodeForm {
  const typed = Object.fromEntries([...form].map(([name, value]) => [name, String(value).trim()]))
  const errors: FormErrors = {}
  const { badgeId, opportunityId, evidence, who, emails = '' } = typed
  if (!isId(badgeId)) errors.badgeId = 'forms.choose'
  const momentOf = (name: 'starts' | 'ends') => {
    const moment = typed[name] ? readMoment(typed[name]) : null
    if (moment === undefined) errors[name] = 'codes.badTime'
    return moment ?? null
  }
  const [startsAt, endsAt] = [momentOf('starts'), momentOf('ends')]
  const mostUses = typed.most ? Number(typed.most) : null
  if (mostUses !== null && !(Number.isInteger(mostUses) && mostUses > 0 && mostUses <= mostUsesOfAny))
    errors.most = 'codes.badMost'
  const listed = who === 'listed' ? emails.split(/[\s,;]+/).filter(Boolean) : undefined
  if (!isId(badgeId) || Object.keys(errors).length > 0) return { typed, errors, request: undefined }
  return {
    typed,
    errors,
    request: {
      ...{ badgeId, opportunityId: isId(opportunityId) ? opportunityId : null, startsAt, endsAt, mostUses },
      ...{ evidence: evidence ? [{ name: evidence }] : [], emails: listed },
    },
  }
}
