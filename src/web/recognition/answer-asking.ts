import { redirect } from 'react-router'
import type { CityLead, OrganisationManager } from '#capabilities/people/authority.ts'
import { askEndorsement } from '#capabilities/recognition/ask-endorsement.ts'
import type { Endorsed } from '#capabilities/recognition/endorsement.ts'
import { cancelEndorsement, type EndEndorsementOutcome } from '#capabilities/recognition/withdraw-endorsement.ts'
import { isId } from '#infrastructure/ids.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import type { Visit } from '#web/site/visit.ts'
import { askRefusalAt } from './ask-endorsement-form.tsx'
import { chosenByName } from './chosen-by-name.ts'

export interface AskingAnswer {
  errors: FormErrors
  typed: Record<string, string>
  notice?: MessageKey
}

const notCancelled: Record<Extract<EndEndorsementOutcome, { ok: false }>['refusal'], MessageKey> = {
  'not-asked': 'recognition.refused.answered-meanwhile',
  'not-given': 'recognition.refused.not-given',
}

/** Tells organisations of one name apart. */
export const slugOf = ({ slug }: { slug: string }) => slug

interface Asking {
  by: OrganisationManager | CityLead
  /** What is meant by what was typed. */
  endorsedOf: (typed: string) => Endorsed | 'several' | undefined
  organisations: { name: string; slug: string }[]
  here: string
}

/** What a press on a page that asks does: asks by names, or takes a question back. */
export async function answerAsking(
  form: FormData,
  { by, endorsedOf, organisations, here }: Asking,
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
  const endorsed = endorsedOf(typed.badge)
  const endorser = chosenByName(typed.endorser, { choices: organisations, whose: slugOf })
  const several = 'recognition.ask.refused.several' as const
  if (endorsed === 'several') return { errors: { badge: several }, typed }
  if (endorser === 'several') return { errors: { endorser: several }, typed }
  const outcome = endorsed
    ? await askEndorsement({ endorsed, endorserSlug: endorser?.slug ?? '' }, powers)
    : { ok: false as const, refusal: 'subject-not-found' as const }
  if (outcome.ok) return redirect(here)
  return { errors: askRefusalAt(outcome.refusal), typed }
}

const textIn = (form: FormData, field: string) =>
  String(form.get(field) ?? '')
    .trim()
    .slice(0, 200)
