import { randomUUID } from 'node:crypto'
import type { Press } from '#capabilities/events/press.ts'
import type { RegisterPerson } from '#capabilities/events/register.ts'
import { longestName } from '#capabilities/events/register-rules.ts'
import type { StartRegisterRequest } from '#capabilities/events/start-register.ts'
import { pressFor } from '#capabilities/events/tick-rules.ts'
import { isId, newId } from '#infrastructure/ids.ts'
import { readMoment } from '#infrastructure/words/local-time.ts'
import type { FormErrors } from '#infrastructure/words/message-key.ts'

/** What is chosen for a session that is listed nowhere. */
export const otherSession = 'other'
const longestTitle = 200

interface RegisterForm {
  typed: Record<string, string>
  errors: FormErrors
  asked: StartRegisterRequest | undefined
}

/** Reads of which session a register is opened. */
export function readRegisterForm(form: FormData): RegisterForm {
  const typed = Object.fromEntries([...form].map(([name, value]) => [name, String(value).trim()]))
  const { session = '', title = '', starts = '', ends = '', requestId } = typed
  const errors: FormErrors = {}
  if (session !== otherSession) {
    const [opportunityId, at = ''] = session.split(' ')
    const startsAt = new Date(at)
    if (isId(opportunityId) && !Number.isNaN(startsAt.getTime()))
      return { typed, errors, asked: { opportunityId, startsAt } }
    return { typed, errors: { session: 'forms.choose' }, asked: undefined }
  }
  if (!title) errors.title = 'forms.required'
  if (title.length > longestTitle)
    errors.title = { message: 'forms.tooLong', figures: { limit: longestTitle, length: title.length } }
  const startsAt = readMoment(starts)
  const endsAt = ends ? readMoment(ends) : null
  if (!startsAt) errors.starts = starts ? 'codes.badTime' : 'forms.required'
  if (endsAt === undefined) errors.ends = 'codes.badTime'
  if (!startsAt || endsAt === undefined || Object.keys(errors).length > 0) return { typed, errors, asked: undefined }
  return { typed, errors, asked: { id: isId(requestId) ? requestId : randomUUID(), title, startsAt, endsAt } }
}

interface TickForm {
  verb: string
  late: string
  presses: Press[]
  problem: FormErrors[string] | undefined
}

/** What a browser without script sends: who is ticked now, and who was when the page was made. */
export function readTickForm(form: FormData, { people, now }: { people: RegisterPerson[]; now: Date }): TickForm {
  const [there, was] = [new Set(form.getAll('there')), new Set(form.getAll('was'))]
  const late = String(form.get('late') ?? '').trim()
  const at = now.toISOString()
  const presses = people.flatMap(({ id: personId, ticks }): Press[] => {
    // Another device may have ticked them since: only what this page changed is a press.
    if (there.has(personId) === was.has(personId)) return []
    const known = ticks.map((id) => ({ id, personId, ends: null }))
    const press = pressFor({ id: newId(now), personId, isHere: there.has(personId) }, known)
    if (!press) return []
    return [
      press.ends
        ? { kind: 'untick', id: press.id, personId, at, ends: [...press.ends] }
        : { kind: 'tick', id: press.id, personId, at },
    ]
  })
  if (late.length > longestName)
    return {
      ...{ verb: String(form.get('do') ?? ''), late, presses },
      problem: { message: 'forms.tooLong', figures: { limit: longestName, length: late.length } },
    }
  if (late) {
    const personId = newId(now)
    presses.push({ kind: 'add', id: newId(now), personId, at, name: late, isAnother: form.has('another') })
    presses.push({ kind: 'tick', id: newId(now), personId, at })
  }
  return { verb: String(form.get('do') ?? ''), late, presses, problem: undefined }
}
