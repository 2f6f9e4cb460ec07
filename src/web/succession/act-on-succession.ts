import { redirect } from 'react-router'
import type { AnswerSuccessionOutcome } from '#capabilities/succession/answer-succession.ts'
import type { AskSuccessionOutcome } from '#capabilities/succession/ask-succession.ts'
import type { StopSuccessionOutcome } from '#capabilities/succession/stop-succession.ts'
import { longestSuccessionReason } from '#capabilities/succession/succession-rules.ts'
import { isId } from '#infrastructure/ids.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'

type Outcome = AskSuccessionOutcome | AnswerSuccessionOutcome | StopSuccessionOutcome
type Refusal = Extract<Outcome, { ok: false }>['refusal']
type Field = 'successor' | 'reason'

/** Each with the field that it is about, where it is about one. */
const refused: Record<Refusal, { field?: Field; message: MessageKey }> = {
  'reason-is-missing': { field: 'reason', message: 'succession.refused.reason-is-missing' },
  'reason-is-too-long': { field: 'reason', message: 'succession.refused.reason-is-too-long' },
  'predecessor-is-not-here': { message: 'succession.refused.predecessor-is-not-here' },
  'predecessor-still-works': { message: 'succession.refused.predecessor-still-works' },
  'predecessor-takes-over': { message: 'succession.refused.predecessor-takes-over' },
  'successor-is-not-here': { field: 'successor', message: 'succession.refused.successor-is-not-here' },
  'successor-is-the-same': { field: 'successor', message: 'succession.refused.successor-is-the-same' },
  'successor-is-closed': { field: 'successor', message: 'succession.refused.successor-is-closed' },
  'is-under-way': { message: 'succession.refused.is-under-way' },
  'succession-not-found': { message: 'succession.refused.is-over' },
  'succession-is-answered': { message: 'succession.refused.is-over' },
  'succession-is-over': { message: 'succession.refused.is-over' },
}

export interface SuccessionTyped {
  successor: string
  reason: string
  /** The one that is answered or ended. */
  id: string
}

export interface SuccessionAnswer {
  errors: FormErrors
  typed: SuccessionTyped
  notice?: MessageKey
  /** To be confirmed. */
  asks?: 'ask' | 'agree' | 'decline' | 'stop'
}

interface Choice {
  id: string
  name: string
}

interface Acts {
  form: FormData
  /** Whom badges can be handed to. */
  choices: Choice[]
  here: string
  ask(request: { successorId: string; reason: string }): Promise<AskSuccessionOutcome>
  /** Only the organisation that was asked has one. */
  answer?(request: { successionId: string; answer: 'agree' | 'decline' }): Promise<AnswerSuccessionOutcome>
  stop(request: { successionId: string; reason: string }): Promise<StopSuccessionOutcome>
}

/** One act on a succession: a look at what it does first, then the deed. */
export async function actOnSuccession(acts: Acts): Promise<Response | SuccessionAnswer> {
  const { form, choices, here, ask, answer, stop } = acts
  const [doing, id = ''] = String(form.get('do') ?? '').split(' ')
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const typed = { successor: text('successor'), reason: text('reason'), id }
  const refuse = (refusal: Refusal): SuccessionAnswer => {
    const { field, message } = refused[refusal]
    return field ? { errors: { [field]: message }, typed } : { errors: {}, typed, notice: message }
  }
  const done = (outcome: Outcome) => (outcome.ok ? redirect(`${here}?saved`) : refuse(outcome.refusal))
  if (doing === 'look' || doing === 'ask') {
    const wanted = typed.successor.toLowerCase()
    const found = choices.find(({ name }) => name.toLowerCase() === wanted)
    if (!found) return refuse('successor-is-not-here')
    if (doing === 'ask') return done(await ask({ successorId: found.id, reason: typed.reason }))
    if (!typed.reason) return refuse('reason-is-missing')
    if (typed.reason.length > longestSuccessionReason) return refuse('reason-is-too-long')
    return { errors: {}, typed: { ...typed, successor: found.name }, asks: 'ask' }
  }
  if (doing === 'change') return { errors: {}, typed }
  if (!isId(id)) throw new Response(null, { status: 400 })
  switch (doing) {
    case 'agree':
    case 'decline':
    case 'stop':
      return { errors: {}, typed, asks: doing }
    case 'agree-yes':
    case 'decline-yes':
      if (!answer) break
      return done(await answer({ successionId: id, answer: doing === 'agree-yes' ? 'agree' : 'decline' }))
    case 'stop-yes': {
      const outcome = await stop({ successionId: id, reason: typed.reason })
      // What is missing is asked for where the question stands.
      return outcome.ok || !outcome.refusal.startsWith('reason-')
        ? done(outcome)
        : { ...refuse(outcome.refusal), asks: 'stop' }
    }
  }
  throw new Response(null, { status: 400 })
}
