import { type ActionFunctionArgs, redirect } from 'react-router'
import type { z } from 'zod'
import type { Skill } from '#capabilities/skills/skill.ts'
import type { OwnedPowers } from '#capabilities/work/move-owned.ts'
import { isId } from '#infrastructure/ids.ts'
import type { Services } from '#infrastructure/services.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { placeOf } from '#web/places/place-choice.tsx'
import { basedOnOf } from '#web/site/changed-meanwhile.tsx'
import type { FieldLabels } from '#web/site/form-fields.tsx'
import { parseForm, readWhole } from '#web/site/parse-form.ts'
import { managerDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import { approvedIn } from './approved-in.ts'
import { findInWords } from './asked-skills.tsx'

// What an organisation writes and everybody sees once it is shown: a kind of job, a vacancy.

/** How a form of such a thing comes back. */
export interface WritingAnswer {
  typed: Record<string, string>
  errors: FormErrors
  notice?: MessageKey
  /** Skills that stand in its words. */
  found?: Skill[]
  asks?: 'remove'
  isChanged?: boolean
}

/** What was typed, or which field does not say what is meant. */
export type WritingRead<Content> = { ok: true; content: Content } | { ok: false; errors: FormErrors }
type Outcome<Refusal extends string> = { ok: true } | { ok: false; refusal: Refusal }

/** The form of one kind of thing: its fields, and what a refusal says where. */
export interface WritingForm<Schema extends z.ZodType, Content, Refusal extends string> {
  schema: Schema
  labels: FieldLabels
  read: (value: z.infer<Schema>, place: { placeId: string }) => Promise<WritingRead<Content>>
  refused: Record<Refusal, MessageKey>
  /** Which field a refusal is about; none where it is about all of it. */
  fieldOf: (refusal: string) => string | undefined
}

/** What the address of a desk's page names, where it is of the desk's own organisation. */
export async function findOnDesk<Found>(
  { context, params }: Pick<ActionFunctionArgs, 'context' | 'params'>,
  {
    find,
    ownerOf,
  }: {
    find: (asked: { id: string }, powers: Services & { now: Date }) => Promise<Found | undefined>
    ownerOf: (found: Found) => string
  },
) {
  const { services, now } = visitOf({ context })
  const { organisation, manager } = managerDesk({ context })
  const found = isId(params.id) ? await find({ id: params.id }, { ...services, now }) : undefined
  if (!found || ownerOf(found) !== organisation.id) throw new Response(null, { status: 404 })
  return { ...found, services, now, organisation, manager }
}

/** What a page needs on which something is begun: the places where its organisation takes part. */
export async function newOnDesk({ context }: Pick<ActionFunctionArgs, 'context'>) {
  const { organisation } = managerDesk({ context })
  return { organisation, standings: await approvedIn(organisation.id, visitOf({ context }).services) }
}

/** How a page of something that is written is asked for: to look at before it is shown, and after it was kept. */
export function writingViewOf(request: Request, isDraft: boolean) {
  const asked = new URL(request.url).searchParams
  return { isPublishing: isDraft && asked.get('for') === 'publish', saved: asked.has('saved') }
}

const inTexts = (typed: Record<string, string>) =>
  [typed.title, typed.titleCy, typed.about, typed.aboutCy].filter(Boolean).join('\n')

function refusalAnswer<Refusal extends string>(
  { refused, fieldOf }: Pick<WritingForm<z.ZodType, unknown, Refusal>, 'refused' | 'fieldOf'>,
  refusal: Refusal,
  typed: Record<string, string>,
): WritingAnswer {
  const field = fieldOf(refusal)
  const message = refused[refusal]
  if (field) return { typed, errors: { [field]: message } }
  return { typed, errors: {}, notice: message, isChanged: refusal === 'changed-meanwhile' }
}

interface Begin<Schema extends z.ZodType, Content, Refusal extends string> {
  /** The list that it stands in, below the desk. */
  list: string
  writing: (services: Pick<Services, 'database' | 'site'>) => WritingForm<Schema, Content, Refusal | 'not-approved'>
  draft: (
    asked: { placeId: string; content: Content },
    powers: OwnedPowers & Pick<Services, 'site'>,
  ) => Promise<{ ok: true; id: string } | { ok: false; refusal: Refusal }>
}

/** Keeps the first draft of a thing, and leads to it. */
export async function beginWriting<Schema extends z.ZodType, Content, Refusal extends string>(
  { context, params, request }: Pick<ActionFunctionArgs, 'context' | 'params' | 'request'>,
  { list, writing: writingOf, draft }: Begin<Schema, Content, Refusal>,
): Promise<Response | WritingAnswer> {
  const { services, now } = visitOf({ context })
  const { manager, organisation } = managerDesk({ context })
  const form = await request.formData()
  const writing = writingOf(services)
  const doing = form.get('do')
  if (doing !== 'save' && doing !== 'look' && doing !== 'propose') throw new Response(null, { status: 400 })
  const whole = readWhole(form, [...Object.keys(writing.labels), 'place', 'found[]'])
  const standings = await approvedIn(organisation.id, services)
  if (standings.length === 0) return refusalAnswer(writing, 'not-approved', whole)
  const placeId = placeOf(form, standings)
  if (doing === 'propose')
    return { typed: whole, errors: {}, found: await findInWords(whole, { placeId, text: inTexts(whole) }, services) }
  const parsed = parseForm(writing.schema, form)
  if (!parsed.ok) return { typed: parsed.typed, errors: parsed.errors }
  const read = await writing.read(parsed.value, { placeId })
  if (!read.ok) return { typed: parsed.typed, errors: read.errors }
  const outcome = await draft({ placeId, content: read.content }, { ...services, manager, now })
  if (!outcome.ok) return refusalAnswer(writing, outcome.refusal, parsed.typed)
  const here = `/organisations/${params.slug}/manage/${list}/${outcome.id}`
  return redirect(`${here}${doing === 'look' ? '?for=publish' : '?saved'}`)
}

interface Acts<Content, Refusal extends string> {
  base: string
  id: string
  placeId: string
  services: Pick<Services, 'database' | 'site'>
  /** What stands in the form when it is filled from what is stored. */
  typed: Record<string, string>
  revise: (content: Content, basedOn: string) => Promise<Outcome<Refusal>>
  publish: (basedOn: string) => Promise<Outcome<Refusal>>
  takeBack: () => Promise<Outcome<Refusal>>
  remove: () => Promise<Outcome<Refusal>>
  /** What else can be done with it, by the name of its button. */
  others?: Record<string, () => Promise<Outcome<Refusal>>>
}

/** Does to a thing what a button of its page says. */
export async function actOnWriting<Schema extends z.ZodType, Content, Refusal extends string>(
  form: FormData,
  writing: WritingForm<Schema, Content, Refusal>,
  { base, id, placeId, services, typed, revise, publish, takeBack, remove, others = {} }: Acts<Content, Refusal>,
): Promise<Response | WritingAnswer> {
  const basedOn = basedOnOf(form) ?? ''
  const answer = (outcome: Outcome<Refusal>, kept: Record<string, string>, then = `${base}/${id}?saved`) =>
    outcome.ok ? redirect(then) : refusalAnswer(writing, outcome.refusal, kept)
  const doing = form.get('do')
  switch (doing) {
    case 'propose': {
      const whole = readWhole(form, [...Object.keys(writing.labels), 'basedOn', 'found[]'])
      return { typed: whole, errors: {}, found: await findInWords(whole, { placeId, text: inTexts(whole) }, services) }
    }
    case 'save':
    case 'look': {
      const parsed = parseForm(writing.schema, form)
      if (!parsed.ok) return { typed: parsed.typed, errors: parsed.errors }
      const read = await writing.read(parsed.value, { placeId })
      if (!read.ok) return { typed: parsed.typed, errors: read.errors }
      const outcome = await revise(read.content, basedOn)
      return answer(outcome, parsed.typed, doing === 'look' ? `${base}/${id}?for=publish` : undefined)
    }
    case 'publish':
      return answer(await publish(basedOn), typed)
    case 'take-back':
      return answer(await takeBack(), typed)
    case 'remove':
      return { typed, errors: {}, asks: 'remove' }
    case 'remove-yes':
      return answer(await remove(), typed, base)
    default: {
      const other = typeof doing === 'string' && Object.hasOwn(others, doing) ? others[doing] : undefined
      if (!other) throw new Response(null, { status: 400 })
      return answer(await other(), typed)
    }
  }
}
