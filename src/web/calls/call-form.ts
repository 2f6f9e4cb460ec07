import { z } from 'zod'
import { type Call, regions } from '#capabilities/programme/call.ts'
import { criteria } from '#capabilities/programme/rubric.ts'
import { needed } from '#infrastructure/needed.ts'
import { isLeaptOver, localParts, readMoment } from '#infrastructure/words/local-time.ts'
import type { MessageKey } from '#infrastructure/words/message-key.ts'
import { requiredText, says, wholeNumberBetween } from '#web/site/fields.ts'
import { asTyped, type FieldLabels } from '#web/site/form-fields.tsx'

/** As clocks in London show it. */
export const moment = z
  .string({ error: says('forms.required') })
  .refine((typed) => readMoment(typed) !== undefined, { error: says('calls.form.whole') })
  .refine((typed) => !isLeaptOver(typed), { error: says('forms.leaptOver') })
  .transform((typed) => needed(readMoment(typed), 'a moment that was read before'))
const date = z.iso.date({ error: says('forms.badDate') })
const weight = wholeNumberBetween(1, 5)

export const callForm = z
  .object({
    title: requiredText(120),
    titleCy: requiredText(120),
    lead: requiredText(400),
    leadCy: requiredText(400),
    slug: requiredText(60).regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, says('calls.form.badSlug')),
    opensAt: moment,
    closesAt: moment,
    interviewsOn: date,
    announcedOn: date,
    beginsOn: date,
    placements: wholeNumberBetween(1, 50),
    valuePounds: wholeNumberBetween(0, 10_000_000),
    contributionPounds: wholeNumberBetween(0, 10_000_000),
    shortlistSize: wholeNumberBetween(1, 100),
    quorum: wholeNumberBetween(1, 20),
    preferredRegions: z.array(z.enum(regions)).optional(),
    ...({ vision: weight, leadership: weight, capacity: weight, network: weight, energy: weight } satisfies Record<
      (typeof criteria)[number],
      unknown
    >),
  })
  .refine(({ valuePounds, contributionPounds }) => contributionPounds <= valuePounds, {
    path: ['contributionPounds'],
    error: says('forms.tooLarge'),
  })
  .refine(({ placements, shortlistSize }) => shortlistSize >= placements, {
    path: ['shortlistSize'],
    error: says('forms.tooSmall'),
  })

/** What was read from the form, as a call has it. */
export function callIn({
  vision,
  leadership,
  capacity,
  network,
  energy,
  preferredRegions = [],
  ...call
}: z.infer<typeof callForm>) {
  return { ...call, preferredRegions, weights: { vision, leadership, capacity, network, energy } }
}

const own = [
  ...(['title', 'titleCy', 'lead', 'leadCy', 'slug', 'opensAt', 'closesAt', 'interviewsOn', 'announcedOn'] as const),
  ...(['beginsOn', 'placements', 'valuePounds', 'contributionPounds', 'shortlistSize', 'quorum'] as const),
  'preferredRegions',
] as const

function labelled<Name extends string>(names: readonly Name[], keyOf: (name: Name) => MessageKey) {
  return Object.fromEntries(names.map((name) => [name, keyOf(name)])) as FieldLabels<Name>
}

export const callLabels = {
  ...labelled(own, (name) => `calls.form.${name}`),
  ...labelled(criteria, (name) => `programme.criterion.${name}.name`),
}

/** The form as it is filled from a call. */
export function callAsTyped({ weights, opensAt, closesAt, preferredRegions, ...call }: Call): Record<string, string> {
  return asTyped({
    ...{ ...call, preferredRegions, ...weights },
    ...{ opensAt: localText(opensAt), closesAt: localText(closesAt) },
  })
}

/** As a field for a date and a time takes it. */
function localText(at: Date): string {
  const { date, time } = localParts(at)
  return `${date}T${time}`
}
