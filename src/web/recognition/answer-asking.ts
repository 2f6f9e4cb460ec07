import { redirect } from 'react-router'
import type { CityLead, OrganisationManager } from '#capabilities/people/authority.ts'
import { askEndorsement } from '#capabilities/recognition/ask-endorsement.ts'
import { cancelEndorsement, type EndEndorsementOutcome } from '#capabilities/recognition/withdraw-endorsement.ts'
import { isId } from '#infrastructure/ids.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import type { Visit } from '#web/site/visit.ts'
import { askRefusalAt } from './ask-endorsement-form.tsx'

export interface AskingAnswer {
  errors: FormErrors
  typed: Record<string, string>
  notice?: MessageKey
}

const notCancelled: Record<Extract<EndEndorsementOutcome, { ok: false }>['refusal'], MessageKey> = {
  'not-asked': 'recognition.refused.answered-meanwhile',
  'not-given': 'recognition.refused.not-given',
}

interface Asking {
  by: OrganisationManager | CityLead
  /** Which badge is meant by what was typed. */
  badgeOf: (typed: string) => Promise<string | undefined>
  organisations: { name: string; slug: string }[]
  here: string
}

/** What a press on a page that asks does: asks by names, or takes a question back. */
export async function answerAsking(
  form: FormData,
  { by, badgeOf, organisations, here }: Asking,
  { services, queue, now }: Visit,
): Promise<Response | AskingAnswer> {
  const powers = { ...services, queue, by, now }
  const typed = { badge: textIn(form, 'badge'), endorser: textIn(form, 'endorser') }
  const [verb, endorsementId = ''] = String(form.get('do')).split(' ')
  if (verb === 'cancel' && isId(endorsementId)) {
    const outcome = await cancelEndorsement({ endorsementId }, powers)
    return outcome.ok ? redirect(here) : { errors: {}, typed, notice: notCancelled[outcome.refusal] }
  }
  if (verb !== 'ask') throw new Response(null, { status: 400 })
  const badgeId = await badgeOf(typed.badge)
  const wanted = typed.endorser.toLowerCase()
  const endorser = organisations.find(({ name, slug }) => name.toLowerCase() === wanted || slug === wanted)
  const outcome = badgeId
    ? await askEndorsement({ badgeId, endorserSlug: endorser?.slug ?? '' }, powers)
    : { ok: false as const, refusal: 'badge-not-found' as const }
  if (outcome.ok) return redirect(here)
  return { errors: askRefusalAt(outcome.refusal), typed }
}

const textIn = (form: FormData, field: string) =>
  String(form.get(field) ?? '')
    .trim()
    .slice(0, 200)
