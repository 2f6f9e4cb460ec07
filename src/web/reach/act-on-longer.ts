import { redirect } from 'react-router'
import {
  type ExtendAwardsOutcome,
  type ExtensionPreview,
  extendAwards,
  previewExtension,
} from '#capabilities/awards/extend-awards.ts'
import { type RenewAwardsOutcome, renewAwards } from '#capabilities/awards/renew-awards.ts'
import { type UndoExtensionOutcome, undoExtension } from '#capabilities/awards/undo-extension.ts'
import type { Issuer } from '#capabilities/people/authority.ts'
import { isId, newId } from '#infrastructure/ids.ts'
import type { Services } from '#infrastructure/services.ts'
import type { MessageKey } from '#infrastructure/words/message-key.ts'
import { awardRefusalWords } from '#web/awards/award-refusals.ts'

type LongerRefusal = Extract<ExtendAwardsOutcome | RenewAwardsOutcome, { ok: false }>['refusal']

const refusals: Record<LongerRefusal, MessageKey> = {
  ...awardRefusalWords,
  'nobody-is-chosen': 'manage.longer.refused.nobody-is-chosen',
  'reason-is-missing': 'manage.longer.refused.reason-is-missing',
  'reason-is-too-long': 'manage.longer.refused.reason-is-too-long',
  'date-is-wrong': 'manage.longer.refused.date-is-wrong',
  'date-is-past': 'manage.longer.refused.date-is-past',
  'date-is-too-far': 'manage.longer.refused.date-is-too-far',
  'none-can-be': 'manage.longer.refused.none-can-be',
  'several-badges': 'manage.longer.refused.several-badges',
}

const undoRefusals: Record<Extract<UndoExtensionOutcome, { ok: false }>['refusal'], MessageKey> = {
  'extension-not-found': 'manage.longer.refused.nothing-to-undo',
  'undo-time-is-over': 'manage.longer.refused.nothing-to-undo',
}

/** What was typed, as it goes back into the form. */
export interface LongerTyped {
  chosen: string[]
  lastDay: string
  because: string
}

export type LongerAnswer =
  /** To be filled in. */
  | { kind: 'ask'; typed: LongerTyped }
  /** To be confirmed. */
  | { kind: 'sure'; verb: 'extend' | 'renew'; act: string; typed: LongerTyped; preview: ExtensionPreview | undefined }
  | { kind: 'problem'; field: 'lastDay' | 'because' | 'chosen'; message: MessageKey; typed: LongerTyped }

export const longerVerbs = ['extend', 'extend-yes', 'extend-undo', 'renew', 'renew-yes'] as const

type Powers = Pick<Services, 'database' | 'queue' | 'masterKey' | 'site'> & {
  issuer: Issuer
  /** Who answers for the badges of an organisation that has closed: it gives them again in its own name, and makes none run longer. */
  successor?: { slug: string; issuer: Issuer } | undefined
  now: Date
}

/** Answers what is asked about the end of badges: a question first, then the deed. `base` is the organisation's desk. */
export async function actOnLonger(
  {
    form,
    verb,
    awardIds,
    here,
    base,
  }: { form: FormData; verb: string; awardIds: string[]; here: string; base: string },
  powers: Powers,
): Promise<Response | LongerAnswer> {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const typed = { chosen: awardIds, lastDay: text('lastDay'), because: text('because') }
  const asked = text('act')
  const act = isId(asked) ? asked : newId(powers.now)
  if (verb === 'extend-undo') {
    const outcome = await undoExtension({ extensionId: act }, powers)
    return outcome.ok ? redirect(here) : problem('chosen', undoRefusals[outcome.refusal], typed)
  }
  const kind = verb.startsWith('extend') ? 'extend' : 'renew'
  const { successor } = powers
  if (successor && kind === 'extend') throw new Response(null, { status: 404 })
  if (!verb.endsWith('-yes') && awardIds.length > 0 && typed.because) {
    const preview = kind === 'extend' ? await previewExtension({ awardIds, lastDay: typed.lastDay }, powers) : undefined
    // Where nothing can be extended to that day the use case says why.
    if (kind === 'renew' || preview) return { kind: 'sure', verb: kind, act, typed, preview }
  }
  const reason = typed.because
  if (kind === 'extend') {
    const outcome = await extendAwards({ id: act, awardIds, lastDay: typed.lastDay, reason }, powers)
    return outcome.ok ? redirect(`${here}?extended=${act}`) : refused(outcome.refusal, typed)
  }
  const outcome = await renewAwards(
    { requestId: act, awardIds, reason },
    { ...powers, issuer: successor?.issuer ?? powers.issuer },
  )
  const desk = successor ? `/organisations/${successor.slug}/manage` : base
  return outcome.ok ? redirect(`${desk}/runs/${outcome.runId}`) : refused(outcome.refusal, typed)
}

function refused(refusal: LongerRefusal, typed: LongerTyped): LongerAnswer {
  const field =
    refusal.startsWith('date') || refusal === 'none-can-be'
      ? 'lastDay'
      : refusal.startsWith('reason')
        ? 'because'
        : 'chosen'
  return problem(field, refusals[refusal], typed)
}

function problem(field: 'lastDay' | 'because' | 'chosen', message: MessageKey, typed: LongerTyped): LongerAnswer {
  return { kind: 'problem', field, message, typed }
}
